package dev.keystore.cli.command;

import dev.keystore.cli.ExitCode;
import dev.keystore.cli.help.Completion;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Choices;
import dev.keystore.cli.option.OutputOptions;
import dev.keystore.cli.option.StoreOptions;
import dev.keystore.cli.option.Syntax;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Prints a script that makes a shell complete commands and options. */
final class CompletionCommand extends Command {
    private final Argument<String> shell =
            argument("bash|zsh|fish").says("which shell").as(word -> Choices.of("shell", word, "bash", "zsh", "fish"));

    CompletionCommand() {
        super("completion", "print a script that makes a shell complete commands and options");
    }

    @Override
    public int run(Call call) {
        Completion completion = new Completion(Commands.pages(), Syntax.flat(new StoreOptions(), new OutputOptions()));
        String script = switch (shell.get()) {
            case "bash" -> completion.bash();
            case "zsh" -> completion.zsh();
            default -> completion.fish();
        };
        call.out().bytes(script.getBytes(StandardCharsets.UTF_8));
        return ExitCode.DONE;
    }

    @Override
    protected List<String> examples() {
        return List.of(
                "eval \"$(keystore completion bash)\"",
                "keystore completion fish > ~/.config/fish/completions/keystore.fish");
    }
}
