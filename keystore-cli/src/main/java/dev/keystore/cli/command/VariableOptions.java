package dev.keystore.cli.command;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.config.SecretUri;
import dev.keystore.cli.exec.Inheritance;
import dev.keystore.cli.format.DocumentFormat;
import dev.keystore.cli.format.Entry;
import dev.keystore.cli.format.SourceText;
import dev.keystore.cli.format.VariableName;
import dev.keystore.cli.io.FileProblems;
import dev.keystore.cli.option.Option;
import dev.keystore.cli.option.Syntax;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which variables a program gets. */
final class VariableOptions extends Syntax {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Option<String> prefix = option("--prefix")
            .takes("P_")
            .says("before each variable that is called after a leaf")
            .as(text -> new VariableName(text).value());
    private final Option<List<List<String>>> only = option("--only")
            .takes("A,B")
            .says("of all variables, called as with --prefix, these alone")
            .each(VariableOptions::names);
    private final Option<List<String[]>> env = option("--env")
            .takes("NAME=REF")
            .says("this variable from that secret, NAME, NAME@7, keystore://STORE/NAME …; may be repeated")
            .each(VariableOptions::assignment);
    private final Option<List<String>> envFile = option("--env-file")
            .takes("F")
            .says(
                    "the variables of a dotenv file; values like keystore:NAME are read from the store. Of several files the last wins")
            .each(text -> text);
    private final Option<List<List<String>>> allow = option("--allow-env")
            .takes("A,B")
            .says("set these although programs load code or choose servers by them, such as PATH or NODE_OPTIONS")
            .each(VariableOptions::names);
    private final Option<Boolean> pristine = option("--pristine")
            .says("inherit nothing but PATH, HOME, TERM, LANG, TZ and TMPDIR")
            .flag();
    private final Option<List<List<String>>> pass = option("--pass")
            .takes("A,B")
            .says("with --pristine: inherit these as well")
            .each(VariableOptions::inherited);
    private final Option<Boolean> preserve = option("--preserve-env")
            .says("a variable that is there already wins")
            .flag();

    VariableOptions() {
        super("Variables");
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.split(",", -1)).map(VariableOptions::name).toList();
    }

    /** Whoever started us may have set variables of any name. */
    private static List<String> inherited(String text) {
        List<String> names = List.of(text.split(",", -1));
        if (names.contains("") || text.contains("=")) {
            throw new MalformedException("names of variables are wanted: A,B");
        }
        return names;
    }

    private static String name(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new MalformedException(
                    "bad variable name " + Quoted.of(text) + ": letters, digits and '_', not starting with a digit");
        }
        return text;
    }

    private static String[] assignment(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new MalformedException("a variable and a secret are wanted: NAME=REF");
        }
        return new String[] {name(text.substring(0, equals)), text.substring(equals + 1)};
    }

    String prefix() {
        return prefix.orElse("");
    }

    /** What was named by --only; empty for everything. */
    Set<String> only() {
        return all(only);
    }

    Set<String> allowed() {
        return all(allow);
    }

    /** What is inherited. Throws {@link Refused} where options contradict each other. */
    Inheritance inheritance() {
        if (pass.isGiven() && !pristine.isGiven()) {
            throw new Refused("--pass has no meaning without --pristine", "everything is inherited anyway");
        }
        return new Inheritance(pristine.isGiven(), all(pass), preserve.isGiven());
    }

    private static Set<String> all(Option<List<List<String>>> option) {
        Set<String> all = new LinkedHashSet<>();
        option.orElse(List.of()).forEach(all::addAll);
        return all;
    }

    /** What gives variables beside namespaces and references. Throws {@link dev.keystore.KeystoreException}. */
    List<VariableSource> sources(Call call) {
        List<VariableSource> sources = new ArrayList<>();
        for (String[] one : env.orElse(List.of())) {
            sources.add(new VariableSource.Named(one[0], call.reference(one[1])));
        }
        Map<String, VariableSource> byVariable = new LinkedHashMap<>();
        for (String file : envFile.orElse(List.of())) {
            read(file, call).forEach(entry -> byVariable.put(entry.key(), source(entry, file, call)));
        }
        sources.addAll(byVariable.values());
        return sources;
    }

    boolean nameSources() {
        return env.isGiven() || envFile.isGiven();
    }

    private static List<Entry> read(String file, Call call) {
        try (InputStream in = Files.newInputStream(call.file(file))) {
            return DocumentFormat.DOTENV.read(SourceText.read(in, file));
        } catch (IOException e) {
            throw FileProblems.unreadable(file, e);
        }
    }

    private static VariableSource source(Entry entry, String file, Call call) {
        try {
            String variable = name(entry.key());
            return SecretUri.isMeantBy(entry.text())
                    ? new VariableSource.Named(variable, call.reference(entry.text()))
                    : new VariableSource.Literal(variable, entry.text());
        } catch (MalformedException e) {
            throw new SourceText(file, "").problem(entry.line(), String.valueOf(e.getMessage()), null);
        }
    }
}
