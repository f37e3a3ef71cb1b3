package dev.keystore.cli.stack;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.io.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How large the policies of a rendered template are, as AWS counts them: characters of JSON, white space around its words
 * left out. Measured before anything is sent, for a stack that fails half-way is nobody's friend.
 */
public final class PolicySizes {
    /** Of a managed policy, and of any other here: each then also fits elsewhere. */
    static final int POLICY = 6144;

    /** Of all that a role has of its own. */
    static final int OF_ROLE = 10_240;

    static final int TRUST = 2048;
    static final int KEY = 32_768;
    static final int TABLE = 20_480;

    /**
     * A policy, or what a role has of them.
     *
     * @param where of which resource
     * @param characters as AWS counts
     * @param most that AWS takes
     */
    public record Size(String where, int characters, int most) {
        boolean isTooLarge() {
            return characters > most;
        }
    }

    private PolicySizes() {}

    /** Every policy in {@code rendering}. */
    public static List<Size> of(Rendering rendering) {
        List<Size> sizes = new ArrayList<>();
        for (RenderedResource resource : rendering.resources()) {
            Map<String, Object> properties = resource.properties();
            String id = resource.logicalId();
            switch (resource.type()) {
                case "AWS::IAM::ManagedPolicy", "AWS::IAM::Policy" ->
                    sizes.add(size(id, properties.get("PolicyDocument"), POLICY));
                case "AWS::IAM::Role" ->
                    sizes.add(size("the trust of " + id, properties.get("AssumeRolePolicyDocument"), TRUST));
                case "AWS::KMS::Key" -> sizes.add(size("the policy of " + id, properties.get("KeyPolicy"), KEY));
                case "AWS::DynamoDB::Table" -> {
                    Map<String, Object> policy = Tree.keys(id, properties.get("ResourcePolicy"));
                    sizes.add(size("the policy of " + id, policy.get("PolicyDocument"), TABLE));
                }
                default -> {}
            }
        }
        sizes.add(ownOfRole(rendering));
        return sizes.stream().filter(size -> size.characters() > 0).toList();
    }

    /** Our templates make one role each, whose own policies are resources beside it. */
    private static Size ownOfRole(Rendering rendering) {
        int sum = rendering.resources().stream()
                .filter(resource -> resource.type().equals("AWS::IAM::Policy"))
                .mapToInt(resource -> characters(resource.properties().get("PolicyDocument")))
                .sum();
        return new Size("all of Role", sum, OF_ROLE);
    }

    /** Throws {@link Refused}, with {@code advice}, if AWS would not take one of the policies in {@code rendering}. */
    public static void check(Rendering rendering, String advice) {
        for (Size size : of(rendering)) {
            if (size.isTooLarge()) {
                throw new Refused(
                        size.where() + " would be a policy of " + size.characters() + " characters: at most "
                                + size.most(),
                        advice);
            }
        }
    }

    private static Size size(String where, @Nullable Object document, int most) {
        return new Size(where, characters(document), most);
    }

    private static int characters(@Nullable Object document) {
        return document == null ? 0 : JsonText.of(document).length();
    }
}
