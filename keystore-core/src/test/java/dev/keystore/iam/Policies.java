package dev.keystore.iam;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is attached to the caller and to the resource.
 *
 * @param identity all policies of the user (and its groups) or role
 * @param boundary the permissions boundary, or null for none
 * @param session the session policies; none means that the session wasn't narrowed
 * @param resource the policy of the resource, or null for none
 */
public record Policies(
        List<PolicyDocument> identity,
        @Nullable PolicyDocument boundary,
        List<PolicyDocument> session,
        @Nullable PolicyDocument resource) {

    /** Nothing is attached. */
    public static final Policies NONE = new Policies(List.of(), null, List.of(), null);

    public Policies {
        identity = List.copyOf(identity);
        session = List.copyOf(session);
        identity.forEach(Policies::requireIdentity);
        session.forEach(Policies::requireIdentity);
        if (boundary != null) {
            requireIdentity(boundary);
        }
        if (resource != null && resource.kind() == PolicyKind.IDENTITY) {
            throw new IllegalArgumentException("'" + resource.name() + "' is no policy of a resource");
        }
    }

    /** The same with these policies of the user or role. */
    public Policies identity(PolicyDocument... documents) {
        return new Policies(List.of(documents), boundary, session, resource);
    }

    /** The same with this permissions boundary. */
    public Policies boundary(PolicyDocument document) {
        return new Policies(identity, document, session, resource);
    }

    /** The same with these session policies. */
    public Policies session(PolicyDocument... documents) {
        return new Policies(identity, boundary, List.of(documents), resource);
    }

    /** The same with this policy of the resource. */
    public Policies resource(PolicyDocument document) {
        return new Policies(identity, boundary, session, document);
    }

    private static void requireIdentity(PolicyDocument document) {
        if (document.kind() != PolicyKind.IDENTITY) {
            throw new IllegalArgumentException("'" + document.name() + "' is a policy of a resource");
        }
    }
}
