package dev.keystore.cli.stack;

import dev.keystore.secret.MalformedException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a stack stands: what a template's pseudo parameters come to.
 *
 * @param account twelve digits
 * @param region such as {@code eu-west-1}
 * @param partition {@code aws}, or that of another part of AWS
 * @param stack the stack's name
 */
public record Surroundings(String account, String region, String partition, String stack) {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    /** Throws {@link MalformedException} if {@code account} is none. */
    public Surroundings {
        if (!ACCOUNT.matcher(account).matches()) {
            throw new MalformedException("bad account '" + account + "': twelve digits");
        }
    }

    /** In AWS's usual partition. */
    public static Surroundings of(String account, String region, String stack) {
        return new Surroundings(account, region, partitionOf(region), stack);
    }

    private static String partitionOf(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    /** What {@code Ref} gives for {@code name}; empty if that is no pseudo parameter. {@code AWS::NoValue} is not one here. */
    Optional<String> pseudoParameter(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "AWS::AccountId" -> account;
                    case "AWS::Region" -> region;
                    case "AWS::Partition" -> partition;
                    case "AWS::URLSuffix" -> partition.equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com";
                    case "AWS::StackName" -> stack;
                    case "AWS::StackId" ->
                        "arn:%s:cloudformation:%s:%s:stack/%s/00000000-0000-0000-0000-000000000000"
                                .formatted(partition, region, account, stack);
                    default -> null;
                });
    }
}
