package dev.keystore.cli.command;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.exec.Assignment;
import dev.keystore.cli.io.Terminal;
import dev.keystore.cli.io.ValueNeedles;
import dev.keystore.cli.mask.Purpose;
import dev.keystore.cli.option.Option;
import dev.keystore.cli.option.Syntax;
import java.util.List;

/** Which of a program's streams are masked: those that are no terminal, unless an option says. */
final class Masking extends Syntax {
    private final Option<Boolean> mask = option("--mask")
            .says("replace secrets by *** in what the program prints, also on a terminal")
            .flag();
    private final Option<Boolean> noMask = option("--no-mask")
            .says("let what the program prints through as it is, also where that is no terminal")
            .flag();

    Masking() {
        super("Masking");
    }

    /** Throws {@link Refused} where both are given. */
    private boolean masks(boolean onTerminal) {
        if (mask.isGiven() && noMask.isGiven()) {
            throw new Refused("--mask and --no-mask contradict each other", null);
        }
        return mask.isGiven() || (!noMask.isGiven() && !onTerminal);
    }

    boolean masksOutput(Terminal terminal) {
        return masks(terminal.showsOutput());
    }

    boolean masksErrors(Terminal terminal) {
        return masks(terminal.showsErrors());
    }

    /** Whether one of them is. */
    boolean masksAny(Terminal terminal) {
        return masksOutput(terminal) || masksErrors(terminal);
    }

    /** A run in which the secrets among {@code assigned} are masked; their values may be closed after this. Throws {@link Refused} where they are too much. */
    MaskedRun of(List<Assignment> assigned, Call call) {
        ValueNeedles needles =
                new ValueNeedles(Purpose.MASKING, "pass fewer of them with --only, or don't mask them, with --no-mask");
        for (Assignment one : assigned) {
            String name = one.secret();
            if (name != null && masksAny(call.world().terminal())) {
                needles.add(name, one.value());
            }
        }
        return new MaskedRun(needles.ready(), this, call);
    }
}
