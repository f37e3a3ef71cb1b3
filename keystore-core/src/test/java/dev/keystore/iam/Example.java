package dev.keystore.iam;

/** The names of the documentation's examples, with policies that allow or deny one action or another one. */
final class Example {

    static final String ACTION = "dynamodb:GetItem";
    static final String TABLE = "arn:aws:dynamodb:eu-west-1:111122223333:table/keystore";
    static final String USER = "arn:aws:iam::111122223333:user/exampleuser";
    static final String ROLE = "arn:aws:iam::111122223333:role/examplerole";
    static final String SESSION = "arn:aws:sts::111122223333:assumed-role/examplerole/examplerolesessionname";
    static final String OTHER_ROLE = "arn:aws:iam::444455556666:role/examplerole";
    static final String OTHER_SESSION = SESSION.replace("111122223333", "444455556666");

    static final AccessRequest BY_USER = AccessRequest.of(Caller.user(USER), ACTION, TABLE);
    static final AccessRequest BY_SESSION = BY_USER.from(Caller.session(ROLE, "examplerolesessionname"));
    static final AccessRequest BY_ROOT = BY_USER.from(Caller.root("111122223333"));
    static final AccessRequest BY_SERVICE = BY_USER.from(Caller.service("dax.amazonaws.com"));
    static final AccessRequest BY_OTHER = BY_USER.from(Caller.session(OTHER_ROLE, "examplerolesessionname"));
    static final AccessRequest BY_OTHER_ROOT = BY_USER.from(Caller.root("444455556666"));

    static final PolicyDocument READ = identity("Allow", ACTION);
    static final PolicyDocument ELSE = identity("Allow", "s3:*");
    static final PolicyDocument NEVER = identity("Deny", ACTION);

    static PolicyDocument identity(String effect, String action) {
        return PolicyDocument.identity(effect + " " + action, """
                {"Version": "2012-10-17", "Statement": [{"Effect": "%s", "Action": "%s", "Resource": "*"}]}
                """.formatted(effect, action));
    }

    static PolicyDocument table(String effect, String principal) {
        return PolicyDocument.resource("table", """
                {"Version": "2012-10-17", "Statement": [
                  {"Sid": "Rows", "Effect": "%s", "Principal": %s, "Action": "dynamodb:GetItem", "Resource": "%s"}]}
                """.formatted(effect, principal, TABLE));
    }

    static PolicyDocument grant(String arn) {
        return table("Allow", "{\"AWS\": \"" + arn + "\"}");
    }

    private Example() {}
}
