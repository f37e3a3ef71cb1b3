package dev.keystore.cli.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that has to be so, whatever the setting. */
final class Claims {
    private Claims() {}

    static List<Claim> all() {
        return byTopic().values().stream().flatMap(List::stream).toList();
    }

    /** The same by what they are about, in an order to read them in. */
    static Map<String, List<Claim>> byTopic() {
        Map<String, List<Claim>> topics = new LinkedHashMap<>();
        topics.put("Reading rows", ReadingClaims.all());
        topics.put("Writing rows", WritingClaims.all());
        topics.put("Opening and sealing", KeyClaims.all());
        topics.put("Labels", LabelClaims.all());
        topics.put("Administration, and what nobody can", AdministrationClaims.all());
        topics.put("Assuming the role of a grant", TrustClaims.all());
        topics.put("What sessions bring along", SessionClaims.all());
        topics.put("Becoming a role of account B", ClientClaims.all());
        topics.put("Reading directly", DirectClaims.all());
        topics.put("Parameters", ParameterClaims.all());
        return topics;
    }

    /** What one could look for here in vain, and why it is not here. */
    static Map<String, String> leftOut() {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put(
                "a role that re-encrypts (rotator)",
                "there is no such access; that nobody has `kms:ReEncrypt*` is claimed for everybody");
        reasons.put(
                "a role for emergencies (break-glass)",
                "there is no such role; nobody deletes the key, and `kms:PutKeyPolicy` of the account is the way back");
        reasons.put(
                "a session name that has to be the user's",
                "grants don't ask for one; CloudTrail shows who assumed the role");
        reasons.put(
                "namespaces by the caller's tags (ABAC)",
                "grants name their namespaces; no policy has a variable in it");
        reasons.put("`kms:ViaService`", "no policy asks for it; Keystore calls KMS itself and would be denied");
        reasons.put(
                "expired and revoked sessions, clocks that are wrong, durations, chains of roles",
                "no policy decides them; STS does, and other tests show what the program makes of it");
        reasons.put(
                "`UpdateTimeToLive` and PartiQL for direct readers",
                "DynamoDB refuses them across accounts whatever policies say; the policies don't allow them either");
        reasons.put(
                "the row that a failed condition returns (`ReturnValuesOnConditionCheckFailure`)",
                "no condition key speaks of it; a writer may see an envelope so, which opens for readers only");
        return reasons;
    }
}
