package dev.keystore.cli.cloud;

import dev.keystore.testbed.cloud.Account;
import dev.keystore.testbed.cloud.Attachments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The groups, users and roles that a policy names as those it belongs to. */
final class Holders {
    private Holders() {}

    /** All of them. Each has to be there. */
    static List<Attachments> all(Account account, Properties properties) throws CannotMake {
        List<Attachments> holders = new ArrayList<>();
        for (String name : properties.texts("Groups")) {
            holders.add(found("group", name, account.findGroup(name).map(group -> group.policies())));
        }
        for (String name : properties.texts("Users")) {
            holders.add(found("user", name, account.findUser(name).map(user -> user.policies())));
        }
        for (String name : properties.texts("Roles")) {
            holders.add(found("role", name, account.findRole(name).map(role -> role.policies())));
        }
        return holders;
    }

    /** Those that are still there. */
    static List<Attachments> left(Account account, Properties properties) {
        List<Attachments> holders = new ArrayList<>();
        properties
                .texts("Groups")
                .forEach(name -> account.findGroup(name).ifPresent(one -> holders.add(one.policies())));
        properties.texts("Users").forEach(name -> account.findUser(name).ifPresent(one -> holders.add(one.policies())));
        properties.texts("Roles").forEach(name -> account.findRole(name).ifPresent(one -> holders.add(one.policies())));
        return holders;
    }

    private static Attachments found(String what, String name, Optional<Attachments> policies) throws CannotMake {
        return policies.orElseThrow(() -> new CannotMake("Resource handler returned message: \"The " + what
                + " with name " + name + " cannot be found. (Service: Iam, Status Code: 404)\""));
    }
}
