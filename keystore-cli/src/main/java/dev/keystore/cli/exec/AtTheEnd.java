package dev.keystore.cli.exec;

/** Says what was done if the program is ended from outside until this is told to forget it: by Ctrl-C, or by a signal to terminate. */
public final class AtTheEnd {
    private final Thread saying;

    private AtTheEnd(Thread saying) {
        this.saying = saying;
    }

    /** Has {@code words} said then. */
    public static AtTheEnd say(Runnable words) {
        Thread saying = new Thread(words, "at-the-end");
        Runtime.getRuntime().addShutdownHook(saying);
        return new AtTheEnd(saying);
    }

    /** It is not going to be said any more. */
    public void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(saying);
        } catch (IllegalStateException e) {
            // It is being said at this moment.
        }
    }
}
