import { type OpenApiDocument, openApiDocument } from './contract/openapi.js';
import { DESCRIPTIONS, ENDPOINTS } from './routes/index.js';

/** What `/openapi.json` answers. */
export const apiDocument = (): OpenApiDocument => openApiDocument(ENDPOINTS, DESCRIPTIONS);
