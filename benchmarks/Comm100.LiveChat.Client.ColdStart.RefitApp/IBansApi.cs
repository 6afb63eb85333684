using Refit;

namespace Comm100.LiveChat.Client.ColdStart;

/// <summary>The same group as in the client, as an interface that Refit implements at compile time.</summary>
internal interface IBansApi
{
    [Get("/api/v1/livechat/bans")]
    Task<IReadOnlyList<BanDocument>> ListAsync(CancellationToken cancellationToken = default);

    [Post("/api/v1/livechat/bans")]
    Task<BanDocument> CreateAsync([Body] BanDocument ban, CancellationToken cancellationToken = default);

    [Get("/api/v1/livechat/bans/{id}")]
    Task<BanDocument> GetAsync(long id, CancellationToken cancellationToken = default);

    [Put("/api/v1/livechat/bans/{id}")]
    Task<BanDocument> UpdateAsync(long id, [Body] BanDocument ban, CancellationToken cancellationToken = default);

    [Delete("/api/v1/livechat/bans/{id}")]
    Task DeleteAsync(long id, CancellationToken cancellationToken = default);
}
