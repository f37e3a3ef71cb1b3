package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.KeystoreException.Tampered;
import dev.keystore.access.Reach;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.io.Bar;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Option;
import dev.keystore.cli.option.Scope;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.usecase.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for anything that is not what was sealed. */
final class VerifyCommand extends Command {
    private final Argument<Scope> scope = argument("NS|REF")
            .says("a namespace, or one secret as NAME@latest; the whole store without it")
            .optional()
            .as(Scope::of);
    private final Option<Boolean> accept = option("--accept")
            .says("after a deliberate restore: take the store as it is for the newest that was seen")
            .flag();
    private final Option<Boolean> repair = option("--repair")
            .says("rebuild heads and entries of half-restored rows")
            .flag();
    private final Option<Boolean> yes =
            option("--yes").says("don't ask before --accept or --repair").flag();

    VerifyCommand() {
        super("verify", "look for anything that is not what was sealed");
    }

    @Override
    public int run(Call call) {
        String target = scope.isGiven() ? "there" : "in the store";
        if (accept.isGiven()) {
            call.confirmation(yes.isGiven()).yes("take what is " + target + " for the newest that was ever seen?");
        }
        if (repair.isGiven()) {
            call.confirmation(yes.isGiven()).yes("rebuild heads and entries " + target + "?");
        }
        try (Keystore keystore = call.open(reach())) {
            List<SecretName> names = names(keystore);
            List<Finding> findings = new ArrayList<>();
            try (Bar bar = call.bar("verifying", names.size())) {
                for (SecretName name : names) {
                    findings.addAll(check(name, keystore, call));
                    bar.step();
                }
            }
            Findings.print(names.size(), findings, call);
            if (!findings.isEmpty()) {
                throw new Tampered(
                        "the store does not hold what was sealed: " + findings.size()
                                + (findings.size() == 1 ? " finding" : " findings"),
                        null,
                        null);
            }
        }
        return ExitCode.DONE;
    }

    private Reach reach() {
        if (scope.orNull() instanceof Scope.One one) {
            return Reach.of(List.of(one.reference().name()));
        }
        return scope.orNull() instanceof Scope.Within within
                ? Reach.within(Optional.of(within.namespace()))
                : Reach.WHOLE;
    }

    private List<SecretName> names(Keystore keystore) {
        Scope where = scope.orNull();
        if (where instanceof Scope.One one) {
            if (one.reference().pointer() != null) {
                throw new Refused("a part of a value can't be verified", "leave the '#' and what follows away");
            }
            return List.of(one.reference().name());
        }
        Optional<Namespace> namespace =
                where instanceof Scope.Within within ? Optional.of(within.namespace()) : Optional.empty();
        try (Stream<SecretMetadata> all = keystore.listAll(namespace)) {
            List<SecretName> names = all.map(SecretMetadata::name).toList();
            if (names.isEmpty() && namespace.isPresent()) {
                throw Values.nothingIn(namespace.get());
            }
            return names;
        }
    }

    private List<Finding> check(SecretName name, Keystore keystore, Call call) {
        try {
            if (accept.isGiven()) {
                keystore.accept(name);
            }
            if (repair.isGiven() && keystore.repair(name)) {
                call.console().notice("rebuilt head and entry of " + name);
            }
            return keystore.verify(name);
        } catch (Tampered e) {
            return List.of(new Finding(name, null, e.getMessage()));
        }
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore verify demo", "keystore verify demo/db-password@latest");
    }
}
