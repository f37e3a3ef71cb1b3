package dev.keystore.cli.command;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.access.RoleArn;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.option.Choices;
import dev.keystore.cli.option.Option;
import dev.keystore.cli.stack.StackName;
import dev.keystore.cli.stack.StackRequest;
import dev.keystore.cli.stack.Template;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes the stack of something that uses a store from its own account. */
final class BootstrapClientCommand extends Command {
    private static final String[] RUNTIMES = {"ec2", "lambda", "ecs", "eks", "codebuild", "github", "users", "direct"};
    private static final Pattern STORE = Pattern.compile("role/keystore/([^/]+)/");

    private final Option<String> runtime = option("--runtime")
            .takes(String.join("|", RUNTIMES))
            .says("where it runs")
            .as(word -> Choices.of("runtime", word, RUNTIMES));
    private final Option<List<RoleArn>> grants = option("--grant-role-arn")
            .takes("ARN")
            .says("the role of a grant that it may assume; may be repeated; none for direct")
            .each(RoleArn::new);
    private final Option<String> name =
            option("--name").takes("N").says("tells it from others of its kind").text();
    private final StackOptions options = include(new StackOptions());

    BootstrapClientCommand() {
        super("bootstrap client", "let what runs in this account use a store, by CloudFormation");
    }

    @Override
    public int run(Call call) {
        if (!runtime.isGiven()) {
            throw new Refused("--runtime is missing", "it is one of " + String.join(", ", RUNTIMES));
        }
        boolean direct = runtime.get().equals("direct");
        if (direct && grants.isGiven()) {
            throw new Refused("--grant-role-arn has no meaning for direct: no role is assumed", null);
        }
        Map<String, String> said = grants.isGiven() ? Map.of("GrantRoleArns", joined(grants.get())) : Map.of();
        Template template = Template.named("client-" + runtime.get());
        Map<String, String> parameters = options.parametersAnd(said, template);
        if (!direct && !parameters.containsKey("GrantRoleArns")) {
            throw new Refused("--grant-role-arn is missing", "it is RoleArn of what `keystore bootstrap grant` prints");
        }
        try (OpenStacks stacks = OpenStacks.of(call)) {
            new Deployment(call, stacks.deployer(), options)
                    .run(
                            new StackRequest(
                                    StackName.ofClient(runtime.get(), name.orNull()),
                                    template,
                                    parameters,
                                    Bootstrap.tags(template, store(parameters))),
                            "spread the grants over several clients, told apart by --name")
                    .ifPresent(deployed -> deployed.print(Map.of(), call));
        }
        return ExitCode.DONE;
    }

    private static String joined(List<RoleArn> arns) {
        return arns.stream().map(RoleArn::value).collect(Collectors.joining(","));
    }

    /** The stores whose grants those are, as the paths of their roles tell; empty where they don't. */
    private static String store(Map<String, String> parameters) {
        if (parameters.containsKey("StoreId")) {
            return parameters.getOrDefault("StoreId", "");
        }
        Matcher roles = STORE.matcher(parameters.getOrDefault("GrantRoleArns", ""));
        return roles.results().map(role -> role.group(1)).distinct().sorted().collect(Collectors.joining(" "));
    }

    @Override
    protected List<String> examples() {
        String arn = "arn:aws:iam::111122223333:role/keystore/keystore/reader/demo";
        return List.of(
                "keystore bootstrap client --runtime ec2 --grant-role-arn " + arn + " --dry-run",
                "keystore bootstrap client --runtime users --grant-role-arn " + arn
                        + " --param GroupNames=developers --yes");
    }

    @Override
    protected String details() {
        return "`keystore template show client-RUNTIME` shows what is made, and which parameters there are.";
    }
}
