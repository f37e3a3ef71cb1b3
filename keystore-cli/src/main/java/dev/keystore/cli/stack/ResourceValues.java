package dev.keystore.cli.stack;

/** What {@code Ref} and {@code Fn::GetAtt} give for the resources of a template: known only to whoever has made them. */
public interface ResourceValues {
    /** What {@code Ref} gives for the resource {@code logicalId} of {@code type}, such as {@code AWS::IAM::Role}. */
    Object reference(String logicalId, String type);

    /** What {@code Fn::GetAtt} gives for {@code attribute}, {@code Arn} perhaps, of the resource {@code logicalId} of {@code type}. */
    Object attribute(String logicalId, String type, String attribute);
}
