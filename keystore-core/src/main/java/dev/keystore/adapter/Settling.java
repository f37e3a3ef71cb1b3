package dev.keystore.adapter;

import dev.keystore.port.Notices;
import dev.keystore.usecase.Patience;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * How long a refusal may still be one from before a change: IAM makes what was changed known everywhere within seconds, seldom
 * within minutes (IAM user guide, "Changes that I make are not always immediately visible").
 *
 * @param attempts how often to ask again
 * @param between how long to wait before each
 * @param pause lets that time pass
 */
public record Settling(int attempts, Duration between, Patience.Pause pause) {
    /** The first answer counts. */
    public static final Settling NONE = new Settling(0, Duration.ZERO, duration -> {});

    /** About a minute. */
    public static Settling usual() {
        return new Settling(12, Duration.ofSeconds(5), duration -> Thread.sleep(duration.toMillis()));
    }

    /** One series of attempts: waits and returns true as long as it is worth while and before {@code deadline}. */
    BooleanSupplier series(Instant deadline, InstantSource clock, Notices notices) {
        return new BooleanSupplier() {
            private int left = attempts;

            @Override
            public boolean getAsBoolean() {
                if (left == 0 || clock.instant().plus(between).isAfter(deadline)) {
                    return false;
                }
                if (left == attempts) {
                    notices.say(
                            "a role was refused; a change of IAM takes a while to be known everywhere, so it is tried again for up to "
                                    + between.multipliedBy(attempts).toSeconds() + " s");
                }
                left--;
                try {
                    pause.of(between);
                    return true;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        };
    }
}
