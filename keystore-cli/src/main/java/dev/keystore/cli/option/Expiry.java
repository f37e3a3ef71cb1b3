package dev.keystore.cli.option;

import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;

/** When reading a version is to end, as people write it: {@code 90d} from now, or a date. */
public final class Expiry {
    private final UnaryOperator<Instant> moment;

    private Expiry(UnaryOperator<Instant> moment) {
        this.moment = moment;
    }

    /** What {@code text} says: a length of time, {@code 2027-01-31} or {@code 2027-01-31T12:00:00Z}. Throws {@link MalformedException}. */
    public static Expiry of(String text) {
        if (text.matches("[0-9]+[smhd]")) {
            Duration length = Durations.of(text);
            return new Expiry(now -> now.plus(length));
        }
        try {
            Instant moment = text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            return new Expiry(now -> moment);
        } catch (DateTimeException e) {
            throw new MalformedException("bad expiry " + Quoted.of(text)
                    + ": a length of time like 90d, a date like 2027-01-31 (UTC) or a time like 2027-01-31T12:00:00Z");
        }
    }

    /** The moment, as seen at {@code now}. */
    public Instant at(Instant now) {
        return moment.apply(now);
    }
}
