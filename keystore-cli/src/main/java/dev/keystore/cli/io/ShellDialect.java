package dev.keystore.cli.io;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.exec.ShellWording;
import java.util.regex.Pattern;

/**
 * How a shell is told to set and to clear a variable, a line for each. A value is quoted whatever it is made of, so that the shell
 * finds no word of its own in it; one that a shell can't be given exactly is refused and never changed. No value holds a NUL.
 */
public enum ShellDialect implements ShellWording {
    /**
     * POSIX: {@code sh}, {@code dash}, {@code bash}, {@code zsh}. Nothing has a meaning between single quotes but the closing one,
     * which stands outside of them behind a backslash. Two quotes never meet inside of a value: zsh may take them for one.
     */
    SH {
        @Override
        public boolean keeps(String name) {
            return ShellVariables.POSIX.contain(name);
        }

        @Override
        public String set(String name, String value) {
            return "export " + name + "=" + quoted(value) + "\n";
        }

        @Override
        public String unset(String name) {
            return "unset " + name + "\n";
        }

        private static String quoted(String value) {
            if (value.isEmpty()) {
                return "''";
            }
            StringBuilder quoted = new StringBuilder();
            boolean open = false;
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (open == (c == '\'')) {
                    quoted.append('\'');
                    open = !open;
                }
                quoted.append(c == '\'' ? "\\'" : c);
            }
            return quoted.append(open ? "'" : "").toString();
        }
    },

    /**
     * Between single quotes fish knows a backslash before a backslash or a quote, and nothing else. {@code eval (…)} puts all lines on
     * one: so there is a semicolon, and a line end stands outside of the quotes as an escape.
     */
    FISH {
        @Override
        public boolean keeps(String name) {
            return ShellVariables.FISH.contain(name);
        }

        @Override
        public String set(String name, String value) {
            String escaped = value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "'\\n'");
            return "set -gx " + name + " '" + escaped + "';\n";
        }

        @Override
        public String unset(String name) {
            return "set -e " + name + ";\n";
        }
    },

    /**
     * Between single quotes PowerShell knows only the quote itself, doubled, and takes the typographic single quotes for one as well
     * (language specification, 2.3.5.2).
     */
    POWERSHELL {
        private static final Pattern QUOTES = Pattern.compile("(['\u2018-\u201B])");

        /** An empty string unsets a variable before PowerShell 7.5. */
        @Override
        public boolean holds(String value) {
            return !value.isEmpty();
        }

        @Override
        public String set(String name, String value) {
            return "$Env:" + name + " = '" + QUOTES.matcher(value).replaceAll("$1$1") + "'\n";
        }

        @Override
        public String unset(String name) {
            return "Remove-Item Env:" + name + " -ErrorAction SilentlyContinue\n";
        }
    },

    /**
     * {@code cmd.exe} has no quoting that holds everywhere: a percent sign is expanded also between quotes, an exclamation mark where
     * delayed expansion is on, a quote ends the quotes, and what a character beyond ASCII becomes depends on the code page.
     */
    CMD {
        private static final Pattern EXACT = Pattern.compile("[\\x20-\\x7E&&[^\"%!]]+");

        @Override
        public boolean holds(String value) {
            return EXACT.matcher(value).matches();
        }

        @Override
        public String set(String name, String value) {
            if (!holds(value)) {
                throw new Refused(
                        "the value of " + name + " can't be given to cmd exactly",
                        "cmd takes printable ASCII without quotes, percent signs and exclamation marks; use --format powershell");
            }
            return "set \"" + name + "=" + value + "\"\r\n";
        }

        @Override
        public String unset(String name) {
            return "set \"" + name + "=\"\r\n";
        }
    };

    /** Whether the shell has a use of its own for the variable {@code name}, so that it would not keep a value. */
    public boolean keeps(String name) {
        return false;
    }

    /** Whether a variable of the shell can be given exactly {@code value}. */
    public boolean holds(String value) {
        return true;
    }

    /** Throws {@link Refused}, without the value, where it can't be said exactly. */
    @Override
    public abstract String set(String name, String value);

    @Override
    public abstract String unset(String name);
}
