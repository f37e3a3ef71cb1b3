package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.access.Reach;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.io.BufferedSecret;
import dev.keystore.cli.io.JsonOutput;
import dev.keystore.cli.io.Output;
import dev.keystore.cli.io.ValueOutput;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Option;
import dev.keystore.secret.Reference;
import dev.keystore.secret.Secret;
import dev.keystore.secret.SecretValue;
import java.util.ArrayList;
import java.util.List;

/** Reveals values. */
final class GetCommand extends Command {
    private final Argument<List<Reference>> references = argument("REF")
            .says("NAME, NAME@7 (a version) or NAME@live (a label), each with an optional #/json/pointer")
            .each(Reference::of);
    private final Option<String> file = option("--out")
            .takes("F")
            .says("write to this file, mode 0600, in the place of what was there")
            .text();
    private final Option<Boolean> exact =
            option("-n").says("no line end behind the value even on a terminal").flag();

    GetCommand() {
        super("get", "reveal the value of a secret");
    }

    @Override
    public int run(Call call) {
        if (references.get().size() > 1 && !call.json()) {
            throw new Refused("several values can't be told apart as bytes", "-o json gives an array");
        }
        try (Keystore keystore = call.open(
                Reach.of(references.get().stream().map(Reference::name).toList()))) {
            List<Secret> secrets = keystore.getAll(references.get());
            List<SecretValue> values = new ArrayList<>();
            try {
                for (int i = 0; i < secrets.size(); i++) {
                    values.add(ValueOutput.part(secrets.get(i), references.get().get(i)));
                }
                write(secrets, values, call);
            } finally {
                values.forEach(SecretValue::close);
                secrets.forEach(Secret::close);
            }
        }
        return ExitCode.DONE;
    }

    private void write(List<Secret> secrets, List<SecretValue> values, Call call) {
        if (!file.isGiven()) {
            print(secrets, values, call.json(), call.out());
            return;
        }
        try (BufferedSecret document = new BufferedSecret()) {
            print(secrets, values, call.json(), document.output());
            document.writeTo(call.file(file.get()));
        }
    }

    private void print(List<Secret> secrets, List<SecretValue> values, boolean asJson, Output out) {
        if (!asJson) {
            ValueOutput.bytes(values.get(0), out.isOnTerminal() && !exact.isGiven(), out);
            return;
        }
        try (JsonOutput json = out.json()) {
            if (secrets.size() == 1) {
                ValueOutput.json(secrets.get(0), values.get(0), json);
                return;
            }
            json.startArray();
            for (int i = 0; i < secrets.size(); i++) {
                ValueOutput.json(secrets.get(i), values.get(i), json);
            }
            json.endArray();
        }
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore get demo/db-password", "keystore -o json get demo/db-password demo/api-token@1");
    }
}
