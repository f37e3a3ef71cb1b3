package dev.keystore.cli.command;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.io.Generator;
import dev.keystore.cli.io.Generator.Alphabet;
import dev.keystore.cli.io.ValueInput;
import dev.keystore.cli.option.Numbers;
import dev.keystore.cli.option.Option;
import dev.keystore.cli.option.Syntax;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretValue;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** Where a new value comes from: standard input, a file, chance, or a person at the terminal. */
final class ValueOptions extends Syntax {
    /** What stands for standard input among arguments. */
    static final String STANDARD_INPUT = "-";

    private static final int USUAL_LENGTH = 32;

    private final Option<String> file =
            option("--file").takes("F").says("the bytes of a file").text();
    private final Option<Boolean> generate =
            option("--generate").says("a random value that nobody sees").flag();
    private final Option<Integer> length = option("--length")
            .takes("32")
            .says("of a generated value, in characters")
            .as(text -> Numbers.of("length", text, 1, 1024));
    private final Option<Alphabet> alphabet = option("--alphabet")
            .takes("alnum|hex|base64url|printable")
            .says("of a generated value; alnum by default")
            .as(Alphabet::of);
    private final Option<Boolean> weak = option("--weak")
            .says("a generated value may hold less than 128 bits")
            .flag();
    private final Option<Boolean> trimNewline =
            option("--trim-newline").says("drop one line end at the end").flag();
    private final Option<Boolean> large =
            option("--large").says("up to 256 KiB instead of 64 KiB").flag();

    ValueOptions() {
        super("Where the value comes from");
    }

    boolean large() {
        return large.isGiven();
    }

    /** Whether any way to a single value was given. */
    boolean namesOneValue() {
        return file.isGiven()
                || generate.isGiven()
                || length.isGiven()
                || alphabet.isGiven()
                || weak.isGiven()
                || trimNewline.isGiven();
    }

    /** The value for {@code name}, where {@code argument} is what stands behind the name. Throws {@link Refused}. */
    SecretValue read(SecretName name, @Nullable String argument, Call call) {
        checkOnlyOne(argument);
        ValueInput input = new ValueInput(large.isGiven(), trimNewline.isGiven());
        if (file.isGiven()) {
            return input.file(call.file(file.get()));
        }
        if (generate.isGiven()) {
            return new Generator(new SecureRandom())
                    .value(alphabet.orElse(Alphabet.ALNUM), length.orElse(USUAL_LENGTH), weak.isGiven());
        }
        if (argument != null && !argument.equals(STANDARD_INPUT)) {
            call.console()
                    .warning("a value on the command line is visible in `ps` and in the shell's history; "
                            + "give it on standard input instead");
            return input.argument(argument);
        }
        if (argument == null && call.world().terminal().feedsInput()) {
            return input.typed(call.world().terminal(), name.value());
        }
        return piped(input, argument != null, call);
    }

    private static SecretValue piped(ValueInput input, boolean explicit, Call call) {
        SecretValue value = input.stream(call.world().in());
        if (value.size() == 0 && !explicit) {
            throw new Refused(
                    "there is no value: standard input is empty",
                    "`-` in the place of the value says that an empty one is meant");
        }
        return value;
    }

    private void checkOnlyOne(@Nullable String argument) {
        int ways = (file.isGiven() ? 1 : 0) + (generate.isGiven() ? 1 : 0) + (argument != null ? 1 : 0);
        if (ways > 1) {
            throw new Refused("the value can't come from more than one place", "VALUE, -, --file or --generate");
        }
        if (!generate.isGiven() && (length.isGiven() || alphabet.isGiven() || weak.isGiven())) {
            throw new Refused("--length, --alphabet and --weak go with --generate", null);
        }
        if (generate.isGiven() && trimNewline.isGiven()) {
            throw new Refused("--trim-newline does not go with --generate", null);
        }
    }
}
