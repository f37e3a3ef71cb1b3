package dev.keystore.cli;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.command.Call;
import dev.keystore.cli.command.Command;
import dev.keystore.cli.command.Commands;
import dev.keystore.cli.help.Help;
import dev.keystore.cli.io.Console;
import dev.keystore.cli.io.Output;
import dev.keystore.cli.io.OutputClosed;
import dev.keystore.cli.option.Option;
import dev.keystore.cli.option.OutputOptions;
import dev.keystore.cli.option.Parser;
import dev.keystore.cli.option.StoreOptions;
import dev.keystore.cli.option.Syntax;
import dev.keystore.cli.option.Words;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Runs one command line: finds the command, parses for it alone, calls it, and turns what went wrong into words and an exit code. */
final class CommandLineRun {
    private final World world;
    private final Stores stores;
    private final StoreOptions storeOptions = new StoreOptions();
    private final OutputOptions outputOptions = new OutputOptions();
    private final Output out;
    private Console console;

    CommandLineRun(World world, Stores stores, List<String> words) {
        this.world = world;
        this.stores = stores;
        this.out = new Output(world.out(), world.terminal().showsOutput());
        this.console = console(OutputOptions.askForJson(words, world.environment()), false);
    }

    /** What the process is to end with. */
    int run(List<String> words) {
        try {
            int code = dispatch(words);
            out.flush();
            return code;
        } catch (OutputClosed e) {
            return ExitCode.DONE;
        } catch (KeystoreException e) {
            return failed(e);
        } catch (MalformedException e) {
            return failed(new Refused(Objects.requireNonNullElse(e.getMessage(), "malformed"), null));
        } catch (RuntimeException | Error e) {
            console.bug(e);
            return ExitCode.BUG;
        }
    }

    /** Says what failed, behind what was printed before. */
    private int failed(KeystoreException e) {
        try {
            out.flush();
        } catch (OutputClosed | KeystoreException unwritable) {
            // What failed first is said; it may be this.
        }
        console.error(e);
        return ExitCode.of(e);
    }

    private int dispatch(List<String> words) {
        Words split = Words.of(words, shared());
        String name = split.command();
        if (name == null) {
            return withoutCommand(split.others());
        }
        if (!Commands.in(name).isEmpty()) {
            return dispatch(name, split.others());
        }
        return run(
                Commands.named(name)
                        .orElseThrow(() -> new Refused(
                                "unknown command " + Quoted.of(name), "`keystore --help` shows which there are")),
                split.others());
    }

    /** Runs the command of {@code group} that the first of {@code words} that is no option names. */
    private int dispatch(String group, List<String> words) {
        Words split = Words.of(words, shared());
        String name = split.command();
        String hint = "`keystore " + group + " --help` shows which there are";
        if (name != null) {
            return run(
                    Commands.named(group + " " + name)
                            .orElseThrow(() -> new Refused("unknown command " + group + " " + Quoted.of(name), hint)),
                    split.others());
        }
        new Parser(group, new Syntax("") {}, shared()).read(words, questions());
        if (outputOptions.help().isGiven()) {
            return print(Help.group(group, Commands.pagesOf(group), groups()));
        }
        throw new Refused(group + " needs one of: " + String.join(", ", Commands.in(group)), hint);
    }

    private int run(Command command, List<String> words) {
        new Parser(command.name(), command, shared()).read(words, questions());
        if (outputOptions.help().isGiven()) {
            return print(Help.command(command.page(), groups()));
        }
        if (outputOptions.version().isGiven()) {
            return print(Program.version() + "\n");
        }
        boolean json = outputOptions.json(world.environment());
        console = console(json, command.speaksBesideJson());
        return command.run(new Call(world, console, out, json, storeOptions.flags(), outputOptions.timeout(), stores));
    }

    private int withoutCommand(List<String> words) {
        new Parser("", new Syntax("") {}, shared()).read(words, questions());
        if (outputOptions.help().isGiven()) {
            return print(Help.program(Commands.pages(), groups()));
        }
        if (outputOptions.version().isGiven()) {
            return print(Program.version() + "\n");
        }
        throw new Refused("no command", "`keystore --help` shows which there are");
    }

    private int print(String text) {
        out.bytes(text.getBytes(StandardCharsets.UTF_8));
        return ExitCode.DONE;
    }

    private List<Syntax> groups() {
        return Syntax.flat(storeOptions, outputOptions);
    }

    private List<Option<?>> shared() {
        List<Option<?>> shared = new ArrayList<>(storeOptions.allOptions());
        shared.addAll(outputOptions.options());
        return shared;
    }

    private List<Option<Boolean>> questions() {
        return List.of(outputOptions.help(), outputOptions.version());
    }

    /** {@code speaks}: notices and warnings are said although JSON is wanted. */
    private Console console(boolean json, boolean speaks) {
        boolean colour = world.terminal().showsErrors()
                && !outputOptions.noColor()
                && world.environment().getOrDefault("NO_COLOR", "").isEmpty()
                && !world.environment().getOrDefault("TERM", "dumb").equals("dumb");
        return new Console(
                world.err(),
                new Console.Style(
                        json,
                        outputOptions.quiet() || (json && !speaks),
                        outputOptions.debug(),
                        colour,
                        storeOptions.typedAgain()));
    }
}
