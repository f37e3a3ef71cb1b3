package dev.keystore.cli.proof;

import dev.keystore.cli.proof.Claim.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Claims in pairs: something that is allowed, then what is not, or also is, each told by the one thing in which it differs.
 *
 * @param <Q> what is asked
 */
final class Pairs<Q extends Question> {
    private final List<Claim> claims = new ArrayList<>();
    private final Q question;
    private final Claim first;

    private Pairs(String name, String why, Q question) {
        this.question = question;
        this.first = new Claim(name, true, why, question, null);
        claims.add(first);
    }

    /** It is allowed that {@code name}. */
    static Pairs<AccessQuestion> may(String name, String why, Who who, Asked asked, What what) {
        return new Pairs<>(name, why, new AccessQuestion(who, asked, what));
    }

    /** A template takes parameters. */
    static Pairs<ParameterQuestion> takes(String name, String why, ParameterQuestion question) {
        return new Pairs<>(name, why, question);
    }

    /** But not that. */
    Pairs<Q> not(String what, String why, UnaryOperator<Q> change) {
        claims.add(new Claim(what, false, why, change.apply(question), first));
        return this;
    }

    /** And also that. */
    Pairs<Q> also(String what, String why, UnaryOperator<Q> change) {
        claims.add(new Claim(what, true, why, change.apply(question), first));
        return this;
    }

    List<Claim> claims() {
        return List.copyOf(claims);
    }

    /** Somebody else. */
    static UnaryOperator<AccessQuestion> as(Who who) {
        return question -> new AccessQuestion(who, question.asked(), question.what());
    }

    /** Something else. */
    static UnaryOperator<AccessQuestion> on(What what) {
        return question -> new AccessQuestion(question.who(), question.asked(), what);
    }

    /** Otherwise. */
    static UnaryOperator<AccessQuestion> asking(UnaryOperator<Asked> change) {
        return question -> new AccessQuestion(question.who(), change.apply(question.asked()), question.what());
    }

    /** Another action. */
    static UnaryOperator<AccessQuestion> doing(String action) {
        return asking(asked -> asked.doing(action));
    }

    /** Rows of other partitions. */
    static UnaryOperator<AccessQuestion> rows(String... partitions) {
        return asking(asked -> asked.ofRows(partitions));
    }
}
