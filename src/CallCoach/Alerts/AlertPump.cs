using System.Threading.Channels;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CallCoach.Alerts;

/// <summary>Pushes saved alert changes to the feed, in the order of their sequence.</summary>
public sealed class AlertPump(IDbContextFactory<CallCoachDb> databases, ISupervisorFeed feed, ILogger<AlertPump> log)
{
    private readonly Channel<bool> _entered = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private long _pushed;

    /// <summary>Says that alerts were committed.</summary>
    public void Raise() => _entered.Writer.TryWrite(true);

    /// <summary>To be called before any page can connect and any alert be entered: what is older, pages ask for.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        _pushed = await db.Alerts.MaxAsync(alert => (long?)alert.Sequence, cancel) ?? 0;
    }

    /// <summary>Runs until cancelled; a feed that fails is logged, and the pages ask for what they missed.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await PushAsync(cancel);
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                log.LogError(failure, "Alert changes after {Sequence} could not be read", _pushed);
            }
            await _entered.Reader.ReadAsync(cancel);
        }
    }

    private async Task PushAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var changes = await db.Alerts.Where(alert => alert.Sequence > _pushed).OrderBy(alert => alert.Sequence).AsNoTracking().ToListAsync(cancel);
        var told = _pushed;
        foreach (var alert in changes)
        {
            var raised = alert.RaisedSequence > told;
            _pushed = alert.Sequence;
            try
            {
                await (raised ? feed.AlertRaisedAsync(alert, cancel) : feed.AlertChangedAsync(alert, cancel));
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                log.LogError(failure, "Alert change {Sequence} could not be pushed", alert.Sequence);
            }
        }
    }
}
