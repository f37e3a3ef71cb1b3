package dev.keystore.cli.command;

import dev.keystore.KeystoreException.NotFound;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.exec.Assignment;
import dev.keystore.cli.exec.GuardedVariables;
import dev.keystore.cli.format.VariableName;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.SecretValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gives variables the values that were read, each to one variable, and names everything at once that keeps it from that. */
final class Assigning {
    private final String prefix;
    private final Set<String> only;
    private final Map<String, List<Assignment>> byVariable = new LinkedHashMap<>();
    private final List<String> nameless = new ArrayList<>();

    private Assigning(String prefix, Set<String> only) {
        this.prefix = prefix;
        this.only = only;
    }

    /**
     * What {@code sources} give, with values that live as long as {@code values}. Throws {@link Refused} for leaves that can't be
     * variables, variables that two give, and those that secrets must not get into; {@link NotFound} for one that is asked for and
     * given by nothing.
     */
    static List<Assignment> of(List<VariableSource> sources, Values values, VariableOptions options) {
        Assigning assigning = new Assigning(options.prefix(), options.only());
        sources.forEach(source -> assigning.take(source, values));
        assigning.requireNames();
        assigning.requireOneEach();
        assigning.requireWhatIsAskedFor();
        assigning.refuseGuarded(options.allowed());
        return assigning.byVariable.values().stream().flatMap(List::stream).toList();
    }

    private void take(VariableSource source, Values values) {
        if (source instanceof VariableSource.Literal literal) {
            assign(literal.variable(), SecretValue.ofUtf8(literal.text()), null);
        } else if (source instanceof VariableSource.Named named) {
            Values.One one = values.of(new Wanted.One(named.uri())).get(0);
            assign(named.variable(), one.value(), named.uri().reference().toString());
        } else if (source instanceof VariableSource.ByLeaf byLeaf) {
            values.of(byLeaf.wanted()).forEach(one -> byLeaf(one, byLeaf.wanted()));
        }
    }

    private void byLeaf(Values.One one, Wanted wanted) {
        String name = one.metadata().name().toString();
        String giver =
                wanted instanceof Wanted.One single ? single.uri().reference().toString() : name;
        try {
            String variable =
                    VariableName.ofLeaf(prefix, one.metadata().name().leaf()).value();
            if (only.isEmpty() || only.contains(variable)) {
                assign(variable, one.value(), giver);
            }
        } catch (MalformedException e) {
            if (only.isEmpty()) {
                nameless.add(giver);
            }
        }
    }

    private void assign(String variable, SecretValue value, @Nullable String giver) {
        byVariable.computeIfAbsent(variable, name -> new ArrayList<>()).add(new Assignment(variable, value, giver));
    }

    private void requireNames() {
        if (!nameless.isEmpty()) {
            throw new Refused(
                    "these leaves give no variable: " + String.join(", ", nameless),
                    "a variable is the leaf in capitals, with '_' for '-' and '.', and starts with no digit;"
                            + " --prefix, --only or --env NAME=REF help");
        }
    }

    private void requireOneEach() {
        Map<String, List<Assignment>> twice = new TreeMap<>(byVariable);
        twice.values().removeIf(given -> given.size() == 1);
        if (!twice.isEmpty()) {
            String all = twice.entrySet().stream()
                    .map(one -> one.getKey() + " ("
                            + one.getValue().stream().map(Assignment::giver).collect(Collectors.joining(" and "))
                            + ")")
                    .collect(Collectors.joining(", "));
            throw new Refused("more than one secret would be in: " + all, "--env NAME=REF gives one another name");
        }
    }

    private void requireWhatIsAskedFor() {
        Set<String> missing = new LinkedHashSet<>(only);
        missing.removeAll(byVariable.keySet());
        if (!missing.isEmpty()) {
            throw new NotFound("nothing gives " + String.join(", ", missing) + ", which --only names", null);
        }
    }

    private void refuseGuarded(Set<String> allowed) {
        List<String> fromSecrets = byVariable.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.secret() != null)
                .map(Assignment::variable)
                .toList();
        List<String> guarded = GuardedVariables.among(fromSecrets, allowed);
        if (!guarded.isEmpty()) {
            throw new Refused(
                    "who sets these rules the command, so no secret gets into them: " + String.join(", ", guarded),
                    "where that is meant: --allow-env " + String.join(",", guarded));
        }
    }
}
