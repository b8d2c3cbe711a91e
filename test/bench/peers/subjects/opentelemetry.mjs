/**
 * OpenTelemetry — logs by its batch processor as it comes (512 a batch, a queue of 2 048), OTLP as JSON.
 */
export const opentelemetry = {
  name: 'opentelemetry', packages: ['@opentelemetry/sdk-logs', '@opentelemetry/exporter-logs-otlp-http'],
  sdk: `import { LoggerProvider, BatchLogRecordProcessor } from '@opentelemetry/sdk-logs'; import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
    window.sdk = { LoggerProvider, BatchLogRecordProcessor, OTLPLogExporter };`,
  settings: 'logs, `BatchLogRecordProcessor` as it comes; nothing stored',
  start({ endpoint }) {
    const exporter = new window.sdk.OTLPLogExporter({ url: `${endpoint}/v1/logs` });
    window.logger = new window.sdk.LoggerProvider({ processors: [new window.sdk.BatchLogRecordProcessor({ exporter })] }).getLogger('bench');
  },
  track: (eventName, attributes) => window.logger.emit({ eventName, attributes }),
  answer: () => '{}',
};
