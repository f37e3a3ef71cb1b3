package dev.keystore.cli;

/** What this program is. */
public final class Program {
    private Program() {}

    /** Its name and version: {@code keystore 0.1.0}. */
    public static String version() {
        return "keystore " + number();
    }

    /** Its version; {@code 0} where it wasn't packaged. */
    public static String number() {
        String packaged = Program.class.getPackage().getImplementationVersion();
        return packaged == null ? "0" : packaged;
    }
}
