package dev.keystore.cli.proof;

import dev.keystore.KeystoreException;
import dev.keystore.cli.proof.Claim.Answer;
import dev.keystore.cli.proof.Claim.Question;
import dev.keystore.cli.stack.Rendering;
import dev.keystore.secret.MalformedException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Does a template take these parameters? */
record ParameterQuestion(String template, Map<String, String> parameters) implements Question {
    /** The same with a parameter more, or another value of it. */
    ParameterQuestion with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(parameters);
        changed.put(name, value);
        return new ParameterQuestion(template, changed);
    }

    ParameterQuestion without(String name) {
        Map<String, String> changed = new TreeMap<>(parameters);
        changed.remove(name);
        return new ParameterQuestion(template, changed);
    }

    @Override
    public Answer in(Accounts accounts) {
        try {
            Rendering.of(
                    accounts.template(template), parameters, accounts.setting().inStoreAccount("any"));
            return new Answer(true, "taken");
        } catch (MalformedException | KeystoreException e) {
            return new Answer(false, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Set<String> differences(Question other) {
        if (!(other instanceof ParameterQuestion question) || !question.template.equals(template)) {
            return Set.of("everything");
        }
        Set<String> names = new TreeSet<>(parameters.keySet());
        names.addAll(question.parameters.keySet());
        names.removeIf(name -> parameters.getOrDefault(name, "").equals(question.parameters.getOrDefault(name, "")));
        return names;
    }

    @Override
    public String toString() {
        return template + " with " + parameters;
    }
}
