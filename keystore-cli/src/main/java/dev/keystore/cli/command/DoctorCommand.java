package dev.keystore.cli.command;

import dev.keystore.adapter.Settling;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.doctor.Examination;
import dev.keystore.cli.io.CheckList;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Option;
import dev.keystore.port.Check;
import dev.keystore.secret.Namespace;
import java.util.List;

/** Says what is wrong between this program and the store, and what to do about it. */
final class DoctorCommand extends Command {
    private final Argument<Namespace> namespace = argument("NAMESPACE")
            .says(
                    "the namespace to be used, such as the one of your grant; without it rights are tried on one called keystore")
            .optional()
            .as(Namespace::of);
    private final Option<Boolean> repair = option("--repair")
            .says("register namespaces that list -r passes over")
            .flag();
    private final Option<Boolean> noWait = option("--no-wait")
            .says("take the first refusal of a role; otherwise it is asked for again for a minute")
            .flag();

    DoctorCommand() {
        super("doctor", "find out what is wrong between here and the store");
    }

    @Override
    public int run(Call call) {
        List<Check> checks = new Examination(
                        call.world(),
                        call.flags(),
                        call.stores(),
                        call.timeout(),
                        call.console(),
                        namespace.orNull(),
                        repair.isGiven(),
                        noWait.isGiven() ? Settling.NONE : Settling.usual())
                .checks();
        new CheckList(checks).print(call.out(), call.json());
        return checks.stream().anyMatch(Check::isFailure) ? ExitCode.NO : ExitCode.DONE;
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore doctor", "keystore doctor demo -o json");
    }

    @Override
    protected String details() {
        return "Prints ok, warn or fail, what was looked at, and how it is, a line each; what a failure makes impossible is left out."
                + " Nothing is changed but by --repair. Rights are found out by reading NAMESPACE/doctor, which need not exist, and"
                + " by dry runs of KMS; with a grant on prod/app1/* give prod/app1. Exit code 1 if anything fails.";
    }
}
