/**
 * The protocol buffer inside `otpauth-migration://`, as Google Authenticator writes it. It is a protobuf descriptor, so
 * that the library reads and writes the bytes. Enumerations are plain numbers, so that an error can name an unknown
 * value.
 */
import { create, createFileRegistry, type DescMessage } from '@bufbuild/protobuf';
import {
  FileDescriptorProtoSchema,
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
} from '@bufbuild/protobuf/wkt';

/** A message as the library returns it: absent fields have their zero value. */
export interface MigrationMessage {
  otpParameters: {
    secret: Uint8Array;
    name: string;
    issuer: string;
    /** 0 unspecified, 1 SHA1, 2 SHA256, 3 SHA512, 4 MD5. */
    algorithm: number;
    /** 0 unspecified, 1 six, 2 eight. */
    digits: number;
    /** 0 unspecified, 1 HOTP, 2 TOTP. */
    type: number;
    counter: bigint;
  }[];
  version: number;
  batchSize: number;
  batchIndex: number;
  batchId: number;
}

const optional = (name: string, number: number, type: Type) => ({
  name,
  jsonName: name,
  number,
  type,
  label: Label.OPTIONAL,
});

const file = create(FileDescriptorProtoSchema, {
  name: 'migration.proto',
  syntax: 'proto3',
  messageType: [
    {
      name: 'OtpParameters',
      field: [
        optional('secret', 1, Type.BYTES),
        optional('name', 2, Type.STRING),
        optional('issuer', 3, Type.STRING),
        optional('algorithm', 4, Type.INT32),
        optional('digits', 5, Type.INT32),
        optional('type', 6, Type.INT32),
        optional('counter', 7, Type.INT64),
      ],
    },
    {
      name: 'MigrationPayload',
      field: [
        {
          ...optional('otp_parameters', 1, Type.MESSAGE),
          typeName: '.OtpParameters',
          label: Label.REPEATED,
        },
        optional('version', 2, Type.INT32),
        optional('batch_size', 3, Type.INT32),
        optional('batch_index', 4, Type.INT32),
        optional('batch_id', 5, Type.INT32),
      ],
    },
  ],
});

const registry = createFileRegistry(file, () => undefined);

export function migrationSchema(): DescMessage {
  const schema = registry.getMessage('MigrationPayload');
  if (!schema) throw new Error('The migration schema does not describe its own payload.');
  return schema;
}

export function parametersSchema(): DescMessage {
  const schema = registry.getMessage('OtpParameters');
  if (!schema) throw new Error('The migration schema does not describe its own parameters.');
  return schema;
}
