package dev.keystore.cli.proof;

import dev.keystore.cli.proof.Claim.Answer;
import dev.keystore.cli.proof.Claim.Question;
import dev.keystore.iam.Decision;
import java.util.Set;
import java.util.TreeSet;

/** May this one do this to that? Values may have names of the setting in them, as {@link Setting#fill} knows them. */
record AccessQuestion(Who who, Asked asked, What what) implements Question {
    @Override
    public Answer in(Accounts accounts) {
        Decision decision = accounts.decide(who, asked.filled(accounts.setting()::fill), what);
        return new Answer(decision.allowed(), decision.toString());
    }

    @Override
    public Set<String> differences(Question other) {
        if (!(other instanceof AccessQuestion access)) {
            return Set.of("everything");
        }
        Set<String> differences = new TreeSet<>(asked.differences(access.asked));
        if (!who.toString().equals(access.who.toString())) {
            differences.add("who");
        }
        if (what != access.what) {
            differences.add("what");
        }
        return differences;
    }

    @Override
    public String toString() {
        return who + ", " + asked + ", " + what;
    }
}
