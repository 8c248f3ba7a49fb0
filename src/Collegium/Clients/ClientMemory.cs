using Collegium.Facts;

namespace Collegium.Clients;

/// <summary>What every telling asks about a client.</summary>
public sealed record ClientFile(ClientCard Card, IReadOnlyList<ContactCard> Contacts, IReadOnlyList<Guid> Excluded);

/// <summary>What this process remembers of clients and their people.</summary>
public sealed record ClientMemory(ClientNames Names, Remembered<ClientFile> Files, Remembered<ContactCard> Contacts);
