package dev.keystore.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.cli.format.GithubDocument;
import dev.keystore.cli.io.PrivateFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The step of a GitHub Actions job that a namespace is exported in.
 *
 * @param target the file that variables are added to
 * @param ownerOnly whether that was chosen here, so that it gets mode 0600; the runner's own keeps what the runner gave it
 * @param call whose log is told what to mask
 */
record GithubStep(Path target, boolean ownerOnly, Call call) {
    /**
     * The one that {@code call} is in, writing to {@code file} or to what {@code GITHUB_ENV} names. Throws {@link Misconfigured} where
     * there is no file, or nothing says that this is a job: who isn't GitHub would show what the masks are to hide.
     */
    static GithubStep of(Optional<String> file, Call call) {
        Map<String, String> environment = call.world().environment();
        String named = environment.getOrDefault("GITHUB_ENV", "");
        if (file.isEmpty() && named.isEmpty()) {
            throw new Misconfigured(
                    "GITHUB_ENV names no file, so this is no step of a GitHub Actions job",
                    "--out F takes another file",
                    null);
        }
        if (named.isEmpty() && !environment.getOrDefault("GITHUB_ACTIONS", "").equals("true")) {
            throw new Misconfigured(
                    "this is no step of a GitHub Actions job: what masks the values there would show them here",
                    "GITHUB_ACTIONS=true says that it is one; --format dotenv is for elsewhere",
                    null);
        }
        return new GithubStep(call.file(file.orElse(named)), file.isPresent(), call);
    }

    /** The log is told what to hide before the file has it, and only once it is certain that the file can take it. */
    void give(byte[] document, SortedMap<String, String> texts) {
        PrivateFile.prepare(target, ownerOnly);
        call.out().bytes(GithubDocument.masks(texts.values()).getBytes(UTF_8));
        call.out().flush();
        texts.forEach((leaf, text) -> {
            if (!text.isEmpty() && GithubDocument.masks(List.of(text)).isEmpty()) {
                call.console().notice("the value of " + leaf + " is too short to be masked");
            } else if (GithubDocument.leavesPartUnmasked(text)) {
                call.console().notice("a part of the value of " + leaf + " is too short to be masked");
            }
        });
        PrivateFile.append(target, document);
    }
}
