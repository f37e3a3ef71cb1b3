package dev.keystore.cli.format;

import java.text.Normalizer;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Definitions for Terraform: quoted templates of HCL (hashicorp/hcl, {@code hclsyntax/spec.md}), where a doubled sign keeps <code>${</code>
 * and <code>%{</code> from beginning something. Strings of Terraform are in Unicode's composed form (NFC); others would be changed.
 */
final class TfvarsDocument implements DocumentWriter {
    @Override
    public Optional<String> refusal(String key, String text) {
        boolean composed = Normalizer.isNormalized(text, Normalizer.Form.NFC);
        return composed ? Optional.empty() : Optional.of("characters that Terraform would compose");
    }

    @Override
    public String document(SortedMap<String, String> texts) {
        return texts.entrySet().stream()
                .map(text -> text.getKey() + " = \"" + escaped(text.getValue()) + "\"\n")
                .collect(Collectors.joining());
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean begins = i + 1 < text.length() && text.charAt(i + 1) == '{';
            switch (c) {
                case '"', '\\' -> escaped.append('\\').append(c);
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                case '$', '%' -> escaped.append(begins ? "" + c + c : c);
                default -> escaped.append(Character.isISOControl(c) ? String.format("\\u%04x", (int) c) : c);
            }
        }
        return escaped.toString();
    }
}
