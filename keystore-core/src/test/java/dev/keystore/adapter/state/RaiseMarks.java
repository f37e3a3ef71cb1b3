package dev.keystore.adapter.state;

import dev.keystore.port.HighWaterMarks;
import dev.keystore.secret.Chain;
import dev.keystore.secret.Digest;
import dev.keystore.secret.HighWaterMark;
import dev.keystore.secret.StoreId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that raises one mark, number by number. Arguments: state folder, row, first number, last number, step. */
final class RaiseMarks {
    private RaiseMarks() {}

    public static void main(String[] args) {
        HighWaterMarks marks = marks(Path.of(args[0]));
        int last = Integer.parseInt(args[3]);
        for (int number = Integer.parseInt(args[2]); number <= last; number += Integer.parseInt(args[4])) {
            marks.raise(args[1], mark(number));
        }
    }

    static FileHighWaterMarks marks(Path folder) {
        return new FileHighWaterMarks(new StateFolder(folder), "table", new StoreId("shop"), text -> {
            throw new AssertionError(text);
        });
    }

    /** The mark with this number; its chain follows from it. */
    static HighWaterMark mark(long number) {
        return new HighWaterMark(
                number, new Chain(Digest.of(Long.toString(number).getBytes(StandardCharsets.UTF_8))));
    }
}
