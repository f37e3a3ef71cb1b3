package dev.keystore.cli.proof;

import java.util.ArrayList;
import java.util.List;

/** Every template as it is deployed in the accounts of a setting, with all kinds of parameters. */
final class Deployed {
    private Deployed() {}

    static List<RenderedStack> in(Setting setting) {
        Accounts accounts = Accounts.in(setting);
        List<RenderedStack> stacks = new ArrayList<>(List.of(accounts.store(true), accounts.store(false)));
        for (GrantKind kind : GrantKind.values()) {
            stacks.add(accounts.grant(kind));
        }
        for (ClientKind kind : ClientKind.values()) {
            stacks.add(accounts.client(kind));
            if (kind != ClientKind.DIRECT) {
                stacks.add(accounts.client(new Client(kind, true, true)));
            }
        }
        return stacks;
    }

    static List<RenderedStack> everywhere() {
        return Setting.ALL.stream().flatMap(setting -> in(setting).stream()).toList();
    }
}
