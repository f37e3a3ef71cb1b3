package dev.keystore.testbed.cloud;

/** An IAM group: its policies are those of its members. */
public final class Group {

    private final String account;
    private final String name;
    private final Attachments policies = new Attachments();

    Group(String account, String name) {
        this.account = account;
        this.name = name;
    }

    public String name() {
        return name;
    }

    public String arn() {
        return "arn:aws:iam::" + account + ":group/" + name;
    }

    public Attachments policies() {
        return policies;
    }
}
