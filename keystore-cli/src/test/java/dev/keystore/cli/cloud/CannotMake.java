package dev.keystore.cli.cloud;

/** A resource can't be made, changed or removed, for this reason. */
final class CannotMake extends Exception {
    private static final long serialVersionUID = 1L;

    CannotMake(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
