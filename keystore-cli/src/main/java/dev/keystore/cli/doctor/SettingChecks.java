package dev.keystore.cli.doctor;

import dev.keystore.access.RoleArn;
import dev.keystore.cli.config.ChosenAccess;
import dev.keystore.cli.config.ChosenAccess.Endpoints;
import dev.keystore.cli.config.ChosenStore;
import dev.keystore.cli.config.Origin;
import dev.keystore.cli.config.Setting;
import dev.keystore.port.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every setting that counts, and who said so. */
final class SettingChecks {
    private final List<Check> checks = new ArrayList<>();

    private SettingChecks() {}

    static List<Check> of(ChosenStore store) {
        SettingChecks all = new SettingChecks();
        if (store instanceof ChosenStore.Local local) {
            all.add("local", local.folder());
        } else if (store instanceof ChosenStore.Aws aws) {
            all.add("table", aws.table());
            all.add("key", aws.key());
            all.add("store-id", aws.storeId());
            if (!aws.alsoOpen().value().isEmpty()) {
                all.addText(
                        "also-open",
                        String.join(", ", aws.alsoOpen().value()),
                        aws.alsoOpen().origin());
            }
            all.add(aws.access());
        }
        return all.checks;
    }

    static List<Check> of(ChosenAccess access) {
        SettingChecks all = new SettingChecks();
        all.add(access);
        return all.checks;
    }

    /** Whether anything at all was said about how AWS is called. */
    static boolean saysAnything(ChosenAccess access) {
        return access.region() != null
                || access.profile() != null
                || access.endpoints().sts() != null
                || access.roles().roleArns() != null;
    }

    private void add(ChosenAccess access) {
        addOrUnsaid("region", access.region());
        addOrUnsaid("profile", access.profile());
        Endpoints endpoints = access.endpoints();
        addIfSaid("dynamodb endpoint", endpoints.dynamodb());
        addIfSaid("kms endpoint", endpoints.kms());
        addIfSaid("sts endpoint", endpoints.sts());
        access.roles().said().forEach((key, setting) -> {
            if (key.equals("role-arn") && access.roles().roleArns() != null) {
                addText(key, joined(access.roles().roleArns()), setting.origin());
            } else {
                add(key, setting);
            }
        });
    }

    private static String joined(Setting<List<RoleArn>> arns) {
        return arns.value().stream().map(RoleArn::value).collect(Collectors.joining(" → "));
    }

    private void addOrUnsaid(String key, @Nullable Setting<?> setting) {
        if (setting == null) {
            checks.add(Check.ok("setting " + key, "not said here: what the AWS SDK finds"));
        } else {
            add(key, setting);
        }
    }

    private void addIfSaid(String key, @Nullable Setting<?> setting) {
        if (setting != null) {
            add(key, setting);
        }
    }

    private void add(String key, Setting<?> setting) {
        addText(key, String.valueOf(setting.value()), setting.origin());
    }

    private void addText(String key, String value, Origin origin) {
        checks.add(Check.ok("setting " + key, value + " (" + origin + ")"));
    }
}
