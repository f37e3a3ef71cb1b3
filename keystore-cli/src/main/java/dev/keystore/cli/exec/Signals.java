package dev.keystore.cli.exec;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * What this process does about signals while another program runs in its place or before its person. The JDK has no public way, so
 * its own is looked up by name; where it is missing, nothing changes.
 */
final class Signals {
    /** What reaches a program that runs in our place. */
    private static final List<String> FORWARDED = List.of("INT", "TERM", "HUP", "USR1", "USR2", "WINCH");

    /** What a terminal sends to all of its foreground at once. */
    private static final List<String> FROM_TERMINAL = List.of("INT", "WINCH");

    private Signals() {}

    /** Ignores the keyboard's interrupt, which is meant for the child as well, until what is returned is run. */
    static Runnable ignoreInterrupt() {
        return handle("INT", name -> {});
    }

    /** Hands on to the process that has {@code started} what is sent to this one, until what is returned is run. */
    static Runnable forward(CompletableFuture<Optional<Process>> started) {
        List<Runnable> restoring = new ArrayList<>();
        for (String name : FORWARDED) {
            restoring.add(handle(
                    name,
                    signal -> started.join()
                            .filter(Process::isAlive)
                            .filter(child -> !(FROM_TERMINAL.contains(signal) && Foreground.isOurs()))
                            .ifPresent(child -> send(signal, child))));
        }
        Collections.reverse(restoring);
        return () -> restoring.forEach(Runnable::run);
    }

    /** By a shell's own word: small systems have no program for it. */
    private static void send(String signal, Process child) {
        ProcessBuilder kill = new ProcessBuilder(
                        "/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "sh", signal, String.valueOf(child.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        kill.environment().clear();
        try {
            kill.start().onExit().join();
        } catch (IOException e) {
            // Without a shell there is one signal that can be sent.
            child.destroy();
        }
    }

    private static Runnable handle(String name, Consumer<String> action) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object signal = type.getConstructor(String.class).newInstance(name);
            // Not SIG_IGN for one that is ignored: a child would inherit that.
            Object ours = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, args) -> {
                        if (method.getName().equals("handle")) {
                            action.accept(name);
                        }
                        return null;
                    });
            Object before = type.getMethod("handle", type, handler).invoke(null, signal, ours);
            return () -> {
                try {
                    type.getMethod("handle", type, handler).invoke(null, signal, before);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            };
        } catch (ReflectiveOperationException | RuntimeException e) {
            return () -> {};
        }
    }
}
