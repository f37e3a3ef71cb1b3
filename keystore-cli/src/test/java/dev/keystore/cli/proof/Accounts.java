package dev.keystore.cli.proof;

import dev.keystore.cli.stack.Template;
import dev.keystore.iam.Decision;
import dev.keystore.iam.Evaluation;
import dev.keystore.iam.Policies;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Account A with its store and its grants, and account B with its clients, as the templates come to in one setting. Each is
 * rendered when it is first asked for; for one thread.
 */
final class Accounts {
    private final Function<String, Template> templates;
    private final Setting setting;
    private final Map<GrantKind, RenderedStack> grants = new EnumMap<>(GrantKind.class);
    private final Map<Client, RenderedStack> clients = new HashMap<>();
    private final Map<Boolean, RenderedStack> stores = new HashMap<>();
    private final Map<String, Standing> standings = new HashMap<>();
    private final Map<What, Thing> things = new EnumMap<>(What.class);
    private final Set<String> touched = new HashSet<>();

    /** @param templates gives a template by its name */
    Accounts(Function<String, Template> templates, Setting setting) {
        this.templates = templates;
        this.setting = setting;
    }

    /** The same with another template of one name; what is not made of it stays as it is. */
    Accounts with(Template changed) {
        Accounts other = new Accounts(name -> name.equals(changed.name()) ? changed : templates.apply(name), setting);
        if (!changed.name().equals("store")) {
            other.stores.putAll(stores);
        }
        if (!changed.name().equals("grant")) {
            other.grants.putAll(grants);
        }
        clients.forEach((client, stack) -> {
            if (!client.kind().template().equals(changed.name())) {
                other.clients.put(client, stack);
            }
        });
        return other;
    }

    /** With the templates of the program. */
    static Accounts in(Setting setting) {
        return new Accounts(Template::named, setting);
    }

    Setting setting() {
        return setting;
    }

    /** The templates that decide whether {@code claim} is so. */
    Set<String> decidedBy(Claim claim) {
        standings.clear();
        things.clear();
        touched.clear();
        claim.holds(this);
        return Set.copyOf(touched);
    }

    Template template(String name) {
        touched.add(name);
        return templates.apply(name);
    }

    /**
     * The store.
     *
     * @param direct whether a role of account B may read it directly
     */
    RenderedStack store(boolean direct) {
        touched.add("store");
        return stores.computeIfAbsent(direct, this::renderedStore);
    }

    private RenderedStack renderedStore(boolean direct) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("StoreId", setting.storeId());
        parameters.put("TableName", setting.table());
        if (direct) {
            parameters.put("DirectPrincipalArns", directRole());
            parameters.put("DirectPatterns", setting.patterns());
        }
        return RenderedStack.of(
                template("store"),
                parameters,
                setting.inStoreAccount(direct ? "store" : "store-without-direct"),
                Map.of("Table.Arn", setting.tableArn(), "Key.Arn", setting.keyArn()));
    }

    /** The role of account B that reads directly. */
    String directRole() {
        return setting.iam(setting.users(), "role/app");
    }

    RenderedStack grant(GrantKind kind) {
        touched.add("grant");
        RenderedStack known = grants.get(kind);
        if (known == null) {
            known = RenderedStack.of(
                    template("grant"), kind.parameters(setting), setting.inStoreAccount(name(kind)), Map.of());
            grants.put(kind, known);
        }
        return known;
    }

    RenderedStack client(ClientKind kind) {
        return client(Client.of(kind));
    }

    RenderedStack client(Client client) {
        touched.add(client.kind().template());
        RenderedStack known = clients.get(client);
        if (known == null) {
            known = RenderedStack.of(
                    template(client.kind().template()),
                    client.parameters(this),
                    setting.inUsersAccount(name(client.kind())),
                    Map.of());
            clients.put(client, known);
        }
        return known;
    }

    private static String name(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether and why {@code who} may do {@code asked} with {@code what}. */
    Decision decide(Who who, Asked asked, What what) {
        Standing standing = standings.computeIfAbsent(who.toString(), name -> who.in(this));
        Thing thing = things.computeIfAbsent(what, each -> each.in(this));
        return Evaluation.decide(
                asked.by(standing.caller(), thing.arn(), thing.account()),
                new Policies(standing.identity(), null, standing.session(), thing.policy()));
    }
}
