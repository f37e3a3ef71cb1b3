package dev.keystore.cli.cloud;

import dev.keystore.cli.stack.RenderedResource;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/** {@code AWS::KMS::Key}. */
final class KeyKind implements ResourceKind {
    private static final int ONE_YEAR = 365;

    @Override
    public MadeResource make(Deployer deployer, RenderedResource resource) throws CannotMake {
        Properties properties = Properties.of(resource);
        String policy = properties.document("KeyPolicy");
        return asked(deployer, kms -> {
            KeyMetadata key = kms.createKey(create -> create.policy(policy).description(properties.text("Description")))
                    .keyMetadata();
            rotate(kms, key.keyId(), properties);
            return new MadeResource(key.keyId(), Map.of("Arn", key.arn(), "KeyId", key.keyId()), resource);
        });
    }

    @Override
    public MadeResource update(Deployer deployer, MadeResource made, RenderedResource resource) throws CannotMake {
        Properties properties = Properties.of(resource);
        String policy = properties.document("KeyPolicy");
        return asked(deployer, kms -> {
            kms.putKeyPolicy(put -> put.keyId(made.physicalId()).policy(policy));
            rotate(kms, made.physicalId(), properties);
            return made.from(resource);
        });
    }

    private static void rotate(KmsClient kms, String key, Properties properties) {
        if (properties.flag("EnableKeyRotation")) {
            kms.enableKeyRotation(enable ->
                    enable.keyId(key).rotationPeriodInDays(properties.number("RotationPeriodInDays", ONE_YEAR)));
        } else {
            kms.disableKeyRotation(disable -> disable.keyId(key));
        }
    }

    @Override
    public void remove(Deployer deployer, MadeResource made) throws CannotMake {
        asked(deployer, kms -> {
            try {
                return kms.scheduleKeyDeletion(delete -> delete.keyId(made.physicalId()));
            } catch (NotFoundException e) {
                return made;
            }
        });
    }

    @Override
    public boolean isAsMade(Deployer deployer, MadeResource made) {
        try (KmsClient kms = deployer.world().kms(deployer.principal())) {
            return kms.getKeyPolicy(get -> get.keyId(made.physicalId()))
                    .policy()
                    .equals(Properties.of(made.rendered()).document("KeyPolicy"));
        } catch (NotFoundException | CannotMake e) {
            return false;
        }
    }

    @Override
    public Set<String> replacing() {
        return Set.of("KeySpec", "KeyUsage", "MultiRegion", "Origin");
    }

    private static <T> T asked(Deployer deployer, Function<KmsClient, T> question) throws CannotMake {
        try (KmsClient kms = deployer.world().kms(deployer.principal())) {
            return question.apply(kms);
        } catch (SdkException e) {
            throw new CannotMake("Resource handler returned message: \"" + e.getMessage() + "\"");
        }
    }
}
