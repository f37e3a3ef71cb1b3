package dev.keystore.cli.e2e;

import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * What Lambda's runtime does with a plain method: loads {@code CLASS::METHOD} from the jars and folders that it was given, and from nowhere
 * else, makes one instance, and calls it with each event. A process of its own, for a function reads its environment.
 */
public final class FunctionRuntime {
    private FunctionRuntime() {}

    /** {@code CLASS::METHOD CLASSPATH MESSAGE…}; prints what each message is answered with, a line each. */
    public static void main(String[] words) throws Exception {
        String[] handler = words[0].split("::", 2);
        URL[] places = Arrays.stream(words[1].split(File.pathSeparator))
                .map(FunctionRuntime::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(places, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            Class<?> type = loader.loadClass(handler[0]);
            Object function = type.getConstructor().newInstance();
            Method method = type.getMethod(handler[1], Map.class);
            for (String message : Arrays.copyOfRange(words, 2, words.length)) {
                System.out.println(method.invoke(function, Map.of("message", message)));
            }
        }
    }

    private static URL url(String place) {
        try {
            return Path.of(place).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(place, e);
        }
    }
}
