package dev.keystore.iam;

import static org.assertj.core.api.Assertions.assertThat;

/** A line of a table: who wants what under which policies, and whether they get it. */
record Row(String what, boolean allowed, AccessRequest request, Policies policies) {

    static Row allow(String what, AccessRequest request, Policies policies) {
        return new Row(what, true, request, policies);
    }

    static Row deny(String what, AccessRequest request, Policies policies) {
        return new Row(what, false, request, policies);
    }

    void check() {
        Decision decision = Evaluation.decide(request, policies);
        assertThat(decision.allowed()).as("%s: %s", what, decision).isEqualTo(allowed);
    }

    @Override
    public String toString() {
        return (allowed ? "allow " : "deny ") + what;
    }
}
