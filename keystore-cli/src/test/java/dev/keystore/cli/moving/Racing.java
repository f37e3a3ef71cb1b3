package dev.keystore.cli.moving;

import dev.keystore.port.ForeignSecrets;
import dev.keystore.port.ForeignVersion;
import dev.keystore.secret.SecretValue;
import java.util.List;
import java.util.SortedSet;

/** Does something else before it opens a version. */
record Racing(ForeignSecrets source, Runnable before) implements ForeignSecrets {
    @Override
    public List<ForeignVersion> versions() {
        return source.versions();
    }

    @Override
    public SecretValue open(ForeignVersion version) {
        before.run();
        return source.open(version);
    }

    @Override
    public SortedSet<String> keysUsed() {
        return source.keysUsed();
    }

    @Override
    public void close() {
        source.close();
    }
}
