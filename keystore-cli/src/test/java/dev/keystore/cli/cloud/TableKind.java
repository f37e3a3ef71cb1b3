package dev.keystore.cli.cloud;

import dev.keystore.cli.stack.RenderedResource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.PolicyNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** {@code AWS::DynamoDB::Table}. */
final class TableKind implements ResourceKind {
    @Override
    public MadeResource make(Deployer deployer, RenderedResource resource) throws CannotMake {
        Properties properties = Properties.of(resource);
        String name = properties.text("TableName", deployer.madeUpName(resource.logicalId()));
        return asked(deployer, dynamoDb -> {
            String arn = dynamoDb.createTable(table -> table.tableName(name)
                            .billingMode(BillingMode.fromValue(properties.text("BillingMode", "PROVISIONED")))
                            .attributeDefinitions(definitions(properties))
                            .keySchema(schema(properties)))
                    .tableDescription()
                    .tableArn();
            settle(dynamoDb, name, arn, properties);
            return new MadeResource(name, Map.of("Arn", arn), resource);
        });
    }

    @Override
    public MadeResource update(Deployer deployer, MadeResource made, RenderedResource resource) throws CannotMake {
        return asked(deployer, dynamoDb -> {
            settle(dynamoDb, made.physicalId(), arn(made), Properties.of(resource));
            return made.from(resource);
        });
    }

    private static void settle(DynamoDbClient dynamoDb, String name, String arn, Properties properties) {
        Properties recovery = properties.part("PointInTimeRecoverySpecification");
        dynamoDb.updateContinuousBackups(backups -> backups.tableName(name).pointInTimeRecoverySpecification(pitr -> {
            pitr.pointInTimeRecoveryEnabled(recovery.flag("PointInTimeRecoveryEnabled"));
            if (recovery.has("RecoveryPeriodInDays")) {
                pitr.recoveryPeriodInDays(recovery.number("RecoveryPeriodInDays", 0));
            }
        }));
        dynamoDb.updateTable(
                table -> table.tableName(name).deletionProtectionEnabled(properties.flag("DeletionProtectionEnabled")));
        if (properties.has("ResourcePolicy")) {
            String policy = Properties.json(
                    properties.part("ResourcePolicy").part("PolicyDocument").all());
            dynamoDb.putResourcePolicy(put -> put.resourceArn(arn).policy(policy));
        } else if (hasPolicy(dynamoDb, arn)) {
            dynamoDb.deleteResourcePolicy(delete -> delete.resourceArn(arn));
        }
    }

    private static boolean hasPolicy(DynamoDbClient dynamoDb, String arn) {
        try {
            return dynamoDb.getResourcePolicy(get -> get.resourceArn(arn)).policy() != null;
        } catch (PolicyNotFoundException e) {
            return false;
        }
    }

    @Override
    public void remove(Deployer deployer, MadeResource made) throws CannotMake {
        asked(deployer, dynamoDb -> {
            try {
                return dynamoDb.deleteTable(delete -> delete.tableName(made.physicalId()));
            } catch (ResourceNotFoundException e) {
                return made;
            }
        });
    }

    @Override
    public boolean isAsMade(Deployer deployer, MadeResource made) {
        try (DynamoDbClient dynamoDb = deployer.world().dynamoDb(deployer.principal())) {
            return dynamoDb.describeTable(table -> table.tableName(made.physicalId()))
                    .table()
                    .deletionProtectionEnabled()
                    .equals(Properties.of(made.rendered()).flag("DeletionProtectionEnabled"));
        } catch (ResourceNotFoundException e) {
            return false;
        }
    }

    @Override
    public Set<String> replacing() {
        return Set.of("TableName", "KeySchema");
    }

    private static String arn(MadeResource made) {
        return String.valueOf(made.attributes().get("Arn"));
    }

    private static List<AttributeDefinition> definitions(Properties properties) {
        return properties.parts("AttributeDefinitions").stream()
                .map(each -> AttributeDefinition.builder()
                        .attributeName(each.text("AttributeName"))
                        .attributeType(each.text("AttributeType"))
                        .build())
                .toList();
    }

    private static List<KeySchemaElement> schema(Properties properties) {
        return properties.parts("KeySchema").stream()
                .map(each -> KeySchemaElement.builder()
                        .attributeName(each.text("AttributeName"))
                        .keyType(each.text("KeyType"))
                        .build())
                .toList();
    }

    private static <T> T asked(Deployer deployer, Function<DynamoDbClient, T> question) throws CannotMake {
        try (DynamoDbClient dynamoDb = deployer.world().dynamoDb(deployer.principal())) {
            return question.apply(dynamoDb);
        } catch (SdkException e) {
            throw new CannotMake("Resource handler returned message: \"" + e.getMessage() + "\"");
        }
    }
}
