package dev.keystore.cli.command;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.exec.Beside;
import dev.keystore.cli.exec.Handover;
import dev.keystore.cli.exec.Launcher;
import dev.keystore.cli.exec.NotStarted;
import dev.keystore.cli.exec.ProgramStart;
import dev.keystore.cli.io.LockFile;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a program with secrets in its environment: the launcher becomes it, or it is a child whose output is masked. */
final class RunCommand extends Command {
    private final Argument<List<String>> scopes = argument("NS|REF")
            .says(
                    "secrets: all directly in a namespace, or one as NAME@latest, NAME@7, NAME@live; without any, and without --env"
                            + " and --env-file, those that the project's file names")
            .optional()
            .each(text -> text);
    private final Argument<List<String>> command =
            argument("CMD").says("the program and its arguments").behindDashes();
    private final Option<String> locked = option("--locked")
            .mayTake("F", LockFile.USUAL)
            .says("exactly the versions that this lock file pins, " + LockFile.USUAL + " by default")
            .text();
    private final VariableOptions variables = include(new VariableOptions());
    private final Masking masking = include(new Masking());

    RunCommand() {
        super("run", "run a program with secrets in its environment");
    }

    @Override
    public int run(Call call) {
        try {
            return start(call).run();
        } catch (NotStarted e) {
            return call.failed(e);
        }
    }

    /** A program that is ready to be run. */
    private interface Ready {
        Ready LEFT_TO_LAUNCHER = () -> ExitCode.DONE;

        /** Returns what the process is to end with. */
        int run() throws NotStarted;
    }

    private Ready start(Call call) throws NotStarted {
        Optional<Handover> handover = call.handover();
        if (handover.isPresent()
                && (masking.masksAny(call.world().terminal())
                        || !handover.get().isPossible(command.get(), variables.inheritance()))) {
            handover.get().stay();
            return Ready.LEFT_TO_LAUNCHER;
        }
        Beside beside =
                call.world().launch().beside(masking.masksAny(call.world().terminal()));
        handover.ifPresentOrElse(Handover::endWithLauncher, () -> beside.requireText(command.get()));
        List<VariableSource> sources = sources(call);
        try (Values values = read(sources, call)) {
            ProgramStart program =
                    new ProgramStart(command.get(), variables.inheritance(), Assigning.of(sources, values, variables));
            program.requireFits(call.world().environment());
            if (handover.isPresent()) {
                leave(program, handover.get(), call);
                return Ready.LEFT_TO_LAUNCHER;
            }
            Launcher launcher = Launcher.of(
                    program, beside, call.world().environment(), call.world().directory());
            sayWhatIsSet(program, call);
            MaskedRun masked = masking.of(program.assigned(), call);
            return () -> masked.run(launcher, command.get());
        }
    }

    private void leave(ProgramStart program, Handover handover, Call call) throws NotStarted {
        if (handover.become(program, call.world().directory())) {
            sayWhatIsSet(program, call);
        } else {
            handover.stay();
        }
    }

    private List<VariableSource> sources(Call call) {
        List<VariableSource> sources = new ArrayList<>();
        for (String text : scopes.orElse(List.of())) {
            sources.add(VariableSource.of(text, call));
        }
        sources.addAll(variables.sources(call));
        if (!scopes.isGiven() && !variables.nameSources()) {
            call.settings()
                    .run()
                    .forEach((variable, uri) -> sources.add(new VariableSource.Named(variable, uri.value())));
            requireSome(sources);
        }
        sources.removeIf(source -> !source.mayGive(variables.only()));
        return sources;
    }

    private static void requireSome(List<VariableSource> sources) {
        if (sources.isEmpty()) {
            throw new Refused(
                    "nothing says which secrets the program gets",
                    "name a namespace, NAME@latest, --env NAME=REF, --env-file F, or `run:` in the project's .keystore.yaml");
        }
    }

    private Values read(List<VariableSource> sources, Call call) {
        List<Wanted> wanted = wanted(sources);
        return locked.isGiven() ? Lock.of(call.file(locked.get())).read(wanted, call) : Values.read(wanted, call);
    }

    private static List<Wanted> wanted(List<VariableSource> sources) {
        List<Wanted> wanted = new ArrayList<>();
        for (VariableSource source : sources) {
            if (source instanceof VariableSource.ByLeaf byLeaf) {
                wanted.add(byLeaf.wanted());
            } else if (source instanceof VariableSource.Named named) {
                wanted.add(new Wanted.One(named.uri()));
            }
        }
        return wanted;
    }

    private static void sayWhatIsSet(ProgramStart program, Call call) {
        Map<String, String> inherited = call.world().environment();
        program.assigned().stream()
                .filter(one -> one.secret() != null && inherited.containsKey(one.variable()))
                .forEach(one -> call.console()
                        .notice(one.variable()
                                + (program.inheritance().isKept(one.variable(), inherited)
                                        ? " stays as it was inherited; " + one.giver() + " is not used"
                                        : " is set from " + one.giver() + " over the one that was inherited")));
    }

    @Override
    public boolean speaksBesideJson() {
        return true;
    }

    @Override
    protected String details() {
        return """
                A leaf is called in the environment what it is in capitals, with _ for - and . in it. All secrets are read before anything
                starts; if one is missing, nothing does. The exit code is the program's.""";
    }

    @Override
    protected List<String> usage() {
        return List.of("run [NS|REF...] -- CMD...");
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore run demo -- ./deploy.sh", "keystore run --env TOKEN=demo/api-token@1 -- ./deploy.sh");
    }
}
