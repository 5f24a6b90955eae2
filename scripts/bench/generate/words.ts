/** What tables and columns are called. No noun is a reserved word of SQL: some statements are written by hand. */
export const NOUNS: readonly string[] = [
  'account', 'address', 'agreement', 'alert', 'article', 'asset', 'attachment', 'audit', 'badge', 'bill', 'booking', 'brand', 'budget', 'campaign', 'card',
  'carrier', 'catalog', 'category', 'channel', 'city', 'claim', 'client', 'comment', 'company', 'contact', 'contract', 'country', 'coupon', 'course',
  'customer', 'dashboard', 'delivery', 'department', 'device', 'discount', 'document', 'employee', 'event', 'expense', 'export', 'feature', 'file',
  'folder', 'gateway', 'holiday', 'image', 'inventory', 'invoice', 'item', 'job', 'label', 'language', 'ledger', 'license', 'listing', 'location',
  'manufacturer', 'member', 'message', 'metric', 'milestone', 'note', 'notification', 'offer', 'organization', 'package', 'page', 'partner', 'payment',
  'permission', 'person', 'photo', 'playlist', 'price', 'product', 'profile', 'project', 'promotion', 'provider', 'purchase', 'question', 'queue',
  'quote', 'rating', 'receipt', 'refund', 'region', 'reminder', 'report', 'request', 'reservation', 'review', 'route', 'salary', 'schedule', 'segment',
  'sensor', 'session', 'shipment', 'signature', 'snapshot', 'stock', 'store', 'student', 'subscription', 'supplier', 'survey', 'tag', 'task', 'team',
  'template', 'ticket', 'topic', 'tracking', 'translation', 'upload', 'vehicle', 'vendor', 'visit', 'voucher', 'wallet', 'warehouse', 'webhook', 'workflow',
];

export const COLUMNS: readonly (readonly [name: string, type: string])[] = [
  ['name', 'sa.String(length=100)'], ['title', 'sa.String(length=255)'], ['email', 'sa.String(length=120)'], ['phone', 'sa.String(length=20)'],
  ['status', 'sa.String(length=20)'], ['code', 'sa.String(length=50)'], ['slug', 'sa.String(length=128)'], ['url', 'sa.String(length=255)'],
  ['locale', 'sa.String(length=5)'], ['currency', 'sa.String(length=3)'], ['token', 'sa.String(length=64)'], ['kind', 'sa.String(length=30)'],
  ['description', 'sa.Text()'], ['notes', 'sa.Text()'], ['body', 'sa.Text()'], ['quantity', 'sa.Integer()'], ['position', 'sa.Integer()'],
  ['attempts', 'sa.Integer()'], ['version', 'sa.Integer()'], ['size_bytes', 'sa.BigInteger()'], ['amount', 'sa.Numeric(precision=10, scale=2)'],
  ['total', 'sa.Numeric(precision=10, scale=2)'], ['tax_rate', 'sa.Float()'], ['latitude', 'sa.Float()'], ['longitude', 'sa.Float()'],
  ['is_active', 'sa.Boolean()'], ['is_public', 'sa.Boolean()'], ['verified', 'sa.Boolean()'], ['created_at', 'sa.DateTime()'],
  ['updated_at', 'sa.DateTime()'], ['deleted_at', 'sa.DateTime(timezone=True)'], ['starts_on', 'sa.Date()'], ['ends_on', 'sa.Date()'], ['settings', 'sa.JSON()'],
];

export const COLUMN_PREFIXES: readonly string[] = [
  'billing', 'shipping', 'external', 'legacy', 'default', 'primary', 'secondary', 'previous', 'original', 'public', 'internal', 'source', 'target', 'last', 'first', 'parent',
];
