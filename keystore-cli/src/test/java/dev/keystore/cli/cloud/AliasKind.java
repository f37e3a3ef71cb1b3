package dev.keystore.cli.cloud;

import dev.keystore.cli.stack.RenderedResource;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/** {@code AWS::KMS::Alias}. */
final class AliasKind implements ResourceKind {
    @Override
    public MadeResource make(Deployer deployer, RenderedResource resource) throws CannotMake {
        Properties properties = Properties.of(resource);
        String alias = properties.required("AliasName");
        String key = properties.required("TargetKeyId");
        try (KmsClient kms = deployer.world().kms(deployer.principal())) {
            kms.createAlias(create -> create.aliasName(alias).targetKeyId(key));
            return new MadeResource(alias, Map.of(), resource);
        } catch (SdkException e) {
            throw new CannotMake("Resource handler returned message: \"" + e.getMessage() + "\"");
        }
    }

    @Override
    public MadeResource update(Deployer deployer, MadeResource made, RenderedResource resource) throws CannotMake {
        remove(deployer, made);
        return make(deployer, resource);
    }

    @Override
    public void remove(Deployer deployer, MadeResource made) throws CannotMake {
        try (KmsClient kms = deployer.world().kms(deployer.principal())) {
            kms.deleteAlias(delete -> delete.aliasName(made.physicalId()));
        } catch (NotFoundException e) {
            return;
        } catch (SdkException e) {
            throw new CannotMake("Resource handler returned message: \"" + e.getMessage() + "\"");
        }
    }

    @Override
    public boolean isAsMade(Deployer deployer, MadeResource made) {
        try (KmsClient kms = deployer.world().kms(deployer.principal())) {
            return kms.describeKey(describe -> describe.keyId(made.physicalId()))
                    .keyMetadata()
                    .keyId()
                    .equals(Properties.of(made.rendered()).text("TargetKeyId"));
        } catch (NotFoundException e) {
            return false;
        }
    }

    @Override
    public Set<String> replacing() {
        return Set.of("AliasName");
    }
}
