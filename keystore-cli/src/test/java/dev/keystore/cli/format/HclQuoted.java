package dev.keystore.cli.format;

/** Quoted templates by the rules of HCL ({@code hclsyntax/spec.md}, "Template Expressions"), where nothing may begin in one. */
final class HclQuoted {
    private HclQuoted() {}

    /** The text that {@code literal} stands for. */
    static String of(String literal) {
        if (literal.length() < 2 || !literal.startsWith("\"") || !literal.endsWith("\"")) {
            throw new IllegalStateException("no quoted template");
        }
        String inside = literal.substring(1, literal.length() - 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (inside.startsWith("$${", i) || inside.startsWith("%%{", i)) {
                text.append(c).append('{');
                i += 2;
            } else if (inside.startsWith("${", i) || inside.startsWith("%{", i) || c == '"' || c == '\n') {
                throw new IllegalStateException("something begins or ends at " + i);
            } else if (c == '\\') {
                char escape = inside.charAt(++i);
                text.append(
                        switch (escape) {
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            case '"', '\\' -> escape;
                            case 'u' -> (char) Integer.parseInt(inside.substring(i + 1, i + 5), 16);
                            default -> throw new IllegalStateException("no escape at " + i);
                        });
                i += escape == 'u' ? 4 : 0;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
