package dev.keystore.cli.exec;

import java.lang.reflect.Proxy;

/**
 * Keeps the keyboard's interrupt from ending this process while a child has the terminal: both get it, and it is meant for
 * the child. The JDK has no public way, so its own is looked up by name; where it is missing, nothing changes.
 */
final class Signals {
    private Signals() {}

    /** Ignores the interrupt until what is returned is run. */
    static Runnable ignoreInterrupt() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object interrupt = signal.getConstructor(String.class).newInstance("INT");
            // Not SIG_IGN: a child would inherit that.
            Object nothing = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, args) -> null);
            Object before = signal.getMethod("handle", signal, handler).invoke(null, interrupt, nothing);
            return () -> {
                try {
                    signal.getMethod("handle", signal, handler).invoke(null, interrupt, before);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            };
        } catch (ReflectiveOperationException | RuntimeException e) {
            return () -> {};
        }
    }
}
