package dev.keystore.testbed.cloud;

import dev.keystore.iam.PolicyDocument;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** An account and whoever is in it. What is made or removed counts from the next request on. */
public final class Account {

    private final String id;
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Map<String, Group> groups = new ConcurrentHashMap<>();
    private final Map<String, Role> rolesByName = new ConcurrentHashMap<>();
    private final Map<String, PolicyDocument> policiesByArn = new ConcurrentHashMap<>();
    private final Map<String, String> providersByIssuer = new ConcurrentHashMap<>();
    private volatile @Nullable String organization;

    Account(String id) {
        if (!id.matches("\\d{12}")) {
            throw new IllegalArgumentException("'" + id + "' is no account");
        }
        this.id = id;
    }

    /** The twelve digits. */
    public String id() {
        return id;
    }

    /** The organization it belongs to, or null. */
    public @Nullable String organization() {
        return organization;
    }

    /** Joins an organization ({@code o-…}), or leaves it by null. */
    public void organization(@Nullable String orgId) {
        organization = orgId;
    }

    /** A user by name, made where there is none. Nothing allows a new user anything. */
    public User user(String name) {
        return users.computeIfAbsent(name, each -> new User(id, each));
    }

    /** A user who may everything that resources' own policies leave to the account. */
    public User administrator(String name) {
        User user = user(name);
        user.policies().put("administrator", """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}""");
        return user;
    }

    /** A group by name, made where there is none. */
    public Group group(String name) {
        return groups.computeIfAbsent(name, each -> new Group(id, each));
    }

    public Optional<User> findUser(String name) {
        return Optional.ofNullable(users.get(name));
    }

    public Optional<Group> findGroup(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    public void removeUser(String name) {
        users.remove(name);
    }

    /** A new role at the path {@code /}. */
    public Role role(String name, String trust) {
        return role("/", name, trust);
    }

    /**
     * A new role.
     *
     * @param path with a slash at both ends
     * @param trust its trust policy, as JSON
     * @throws IllegalArgumentException where there is a role of that name, at whatever path
     */
    public Role role(String path, String name, String trust) {
        Role role = new Role(id, path, name, trust);
        if (rolesByName.putIfAbsent(name, role) != null) {
            throw new IllegalArgumentException("Role with name " + name + " already exists.");
        }
        return role;
    }

    public Optional<Role> findRole(String name) {
        return Optional.ofNullable(rolesByName.get(name));
    }

    /** Removes a role. Its sessions lose their rights. */
    public void removeRole(String name) {
        rolesByName.remove(name);
    }

    /**
     * A new or changed managed policy.
     *
     * @return its ARN
     */
    public String policy(String path, String name, String json) {
        String arn = "arn:aws:iam::" + id + ":policy" + path + name;
        policiesByArn.put(arn, PolicyDocument.identity(name, json));
        return arn;
    }

    public void removePolicy(String arn) {
        policiesByArn.remove(arn);
    }

    /**
     * Knows an OpenID Connect provider.
     *
     * @param issuer host and path, without a scheme
     * @return the provider's ARN
     */
    public String oidcProvider(String issuer) {
        return providersByIssuer.computeIfAbsent(issuer, each -> "arn:aws:iam::" + id + ":oidc-provider/" + each);
    }

    @Nullable
    String providerArn(String issuer) {
        return providersByIssuer.get(issuer);
    }

    Optional<PolicyDocument> findPolicy(String arn) {
        return Optional.ofNullable(policiesByArn.get(arn));
    }
}
