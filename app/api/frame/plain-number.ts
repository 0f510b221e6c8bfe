import { z } from "zod";

/**
 * A whole number in an address, in plain digits: what else would be read as one, such as 0x10, 1e1 or a blank, is none.
 * The document tells of the number.
 */
export const plainNumber = (minimum: number, maximum = Number.MAX_SAFE_INTEGER) =>
  z
    .string()
    .regex(/^\d+$/)
    .meta({
      override: ({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }) => {
        delete jsonSchema.pattern;
        Object.assign(jsonSchema, { type: "integer", minimum, maximum });
      },
    })
    .transform(Number)
    .pipe(z.int().min(minimum).max(maximum));
