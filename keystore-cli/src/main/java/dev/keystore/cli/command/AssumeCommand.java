package dev.keystore.cli.command;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.AccessInWorld;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.config.ChosenAccess;
import dev.keystore.cli.io.AssumedSession;
import dev.keystore.cli.io.SessionFormat;
import dev.keystore.cli.io.ShellDialect;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Choices;
import dev.keystore.cli.option.Option;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hands the session of a role to other programs: as text for a shell or a file, or in the environment of one that it runs. */
final class AssumeCommand extends Command {
    private final Argument<List<String>> command = argument("CMD")
            .says("run this with the session in its environment, and end as it ends")
            .optional()
            .behindDashes();
    private final Option<SessionFormat> format = option("--format")
            .takes("F")
            .says(String.join(", ", SessionFormat.words()) + "; sh by default. process is AWS's credential_process")
            .as(word -> SessionFormat.called(Choices.of("format", word, SessionFormat.words())));
    private final Option<Boolean> unset =
            option("--unset").says("print the way back out of a session").flag();

    AssumeCommand() {
        super("assume", "open a session of a role for other programs");
    }

    @Override
    public int run(Call call) {
        refuseTwoWays();
        if (unset.isGiven()) {
            return printWayBack(call);
        }
        if (command.isGiven()) {
            return call.start(command.get(), environment(call));
        }
        try (AssumedSession session = session(call)) {
            return print(session, call);
        }
    }

    private Map<String, String> environment(Call call) {
        Map<String, String> environment = new HashMap<>(call.world().environment());
        try (AssumedSession session = session(call)) {
            environment.putAll(session.variables());
        }
        return environment;
    }

    private void refuseTwoWays() {
        if (command.isGiven() && (unset.isGiven() || format.isGiven())) {
            throw new Refused(
                    (unset.isGiven() ? "--unset" : "--format") + " has no meaning for a command that is run",
                    "either print the session or run a command with it");
        }
    }

    private SessionFormat format(Call call) {
        return format.orElse(call.json() ? SessionFormat.JSON : SessionFormat.SH);
    }

    private AssumedSession session(Call call) {
        ChosenAccess chosen = call.settings().access();
        Map<String, String> environment = call.world().environment();
        if (AssumedSession.isIn(environment)) {
            AccessInWorld.requireSession(call.world(), call.flags(), call.console());
            return AssumedSession.in(
                    environment,
                    chosen.region() == null ? null : chosen.region().value());
        }
        try (AccessInWorld access = call.access(chosen)) {
            return AssumedSession.of(
                    access.access().session(access.roles()).orElseThrow(AssumeCommand::nothingToAssume),
                    access.access().region().orElse(null),
                    environment);
        }
    }

    private static Misconfigured nothingToAssume() {
        return new Misconfigured(
                "there is no role to assume",
                "name one: --role-arn ARN, KEYSTORE_ROLE_ARN, or role-arn of a store in the configuration",
                null);
    }

    private int print(AssumedSession session, Call call) {
        SessionFormat chosen = format(call);
        if (call.out().isOnTerminal()) {
            call.console().warning("the secrets of this session stand on the screen; " + withoutScreen(chosen));
        } else if (chosen != SessionFormat.PROCESS && call.world().terminal().showsErrors()) {
            call.console().notice("session of " + session.role() + " until " + session.end());
        }
        chosen.print(session, call.out());
        return ExitCode.DONE;
    }

    private static String withoutScreen(SessionFormat format) {
        return switch (format) {
            case SH -> "eval \"$(keystore assume …)\" brings them into the shell unseen";
            case FISH -> "keystore assume … | source brings them into the shell unseen";
            case POWERSHELL -> "keystore assume … | Out-String | Invoke-Expression brings them into the shell unseen";
            default -> "send them into a file or a program";
        };
    }

    private int printWayBack(Call call) {
        SessionFormat chosen = format(call);
        ShellDialect dialect = chosen.dialect()
                .orElseThrow(() -> new Refused(
                        "there is no way back in the format " + chosen.word(),
                        "--unset is for shells: --format sh, fish, powershell or cmd"));
        Map<String, String> environment = call.world().environment();
        if (!AssumedSession.isIn(environment) && environment.containsKey("AWS_ACCESS_KEY_ID")) {
            call.console()
                    .notice(
                            "this environment holds no session of keystore's; the credentials in it are cleared all the same");
        }
        call.out().bytes(AssumedSession.wayBack(environment, dialect).getBytes(StandardCharsets.UTF_8));
        return ExitCode.DONE;
    }

    @Override
    protected String details() {
        return """
                Into a shell: eval "$(keystore assume …)", in fish keystore assume … --format fish | source, and out of it the same
                with --unset. While a shell holds a session, every command uses it as it is, and none opens another from it.""";
    }

    @Override
    protected List<String> usage() {
        return List.of("assume", "assume -- CMD...", "assume --unset");
    }

    @Override
    protected List<String> examples() {
        return List.of(
                "eval \"$(keystore assume --role-arn arn:aws:iam::111122223333:role/reader --external-id example)\"",
                "keystore assume --role-arn arn:aws:iam::111122223333:role/reader -- aws sts get-caller-identity");
    }
}
