# Loads server files with the real Mail::Bulkmail and prints what comes out.
#
# Arguments: master conf files, most important first. Standard input: names of server files, one a
# line. For each of them: a line "file COUNT", or "file -" when nothing was made, then a line for each
# server with its attributes in the order of @fields: "-" for undef, else "=" and the bytes in hex.
use strict;
use warnings;
use Mail::Bulkmail::Server;

my @fields = qw(Smtp Port Domain Tries max_connection_attempts envelope_limit max_messages
    max_messages_per_robin max_messages_per_connection max_messages_while_awake sleep_length
    talk_attempts time_out CONVERSATION);

Mail::Bulkmail::Server->conf_files(@ARGV);

sub shown {
    my ($value) = @_;
    return '-' unless defined $value;
    return ref $value ? '=*' : '=' . unpack('H*', $value);
}

local $SIG{__WARN__} = sub { };
while (my $file = <STDIN>) {
    chomp $file;
    Mail::Bulkmail::Server->error(undef);
    Mail::Bulkmail::Server->errcode(undef);
    my $servers = eval { Mail::Bulkmail::Server->create_all_servers($file) };
    my $failed = !defined $servers || Mail::Bulkmail::Server->errcode;
    print 'file ', $failed ? '-' : scalar @$servers, "\n";
    next if $failed;
    for my $server (@$servers) {
        print join(',', map { shown($server->$_) } @fields), "\n";
    }
}
