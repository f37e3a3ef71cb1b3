package dev.keystore.iam;

/** What {@code *} and {@code ?} mean at a place of a policy. */
enum Wildcards {
    /** Nothing: they are characters like others. */
    NONE {
        @Override
        int token(String text, int at) {
            return text.codePointAt(at);
        }
    },
    /** Any characters. */
    ANY {
        @Override
        int token(String text, int at) {
            return switch (text.charAt(at)) {
                case '*' -> Glob.MANY;
                case '?' -> Glob.ONE;
                default -> text.codePointAt(at);
            };
        }
    },
    /**
     * Any characters of a segment of a resource's ARN; a {@code *} that ends a segment may reach beyond its colon.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">IAM JSON
     *     policy elements: Resource</a>
     */
    IN_SEGMENT {
        @Override
        int token(String text, int at) {
            return switch (text.charAt(at)) {
                case '*' -> at + 1 == text.length() || text.charAt(at + 1) == ':' ? Glob.MANY : Glob.MANY_BUT_COLONS;
                case '?' -> Glob.ONE_BUT_COLON;
                default -> text.codePointAt(at);
            };
        }
    };

    /** The token of a {@link Glob} for the character at a position. */
    abstract int token(String text, int at);
}
